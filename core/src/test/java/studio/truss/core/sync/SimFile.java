package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.LibraryException;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.sqlite.Database;

import java.util.Random;
import java.util.function.Function;

/// A library's file whose process may end before a transaction, in it or after it, and that another
/// program may hold.
class SimFile extends MirrorFile {
    private static final int RARELY = 400;
    private static final int OFTEN = 20;

    private final Random random;
    private boolean crashes = true;
    private boolean held;

    SimFile(Database database, CreatorId creator, SyncClock clock, Random random) {
        super(database, creator, clock, "test");
        this.random = random;
    }

    void heal() {
        held = false;
        crashes = false;
    }

    /// Another program writes to the file now and then.
    void held(boolean now) {
        held = now;
    }

    private void maybeCrash() {
        if (crashes && random.nextInt(RARELY) == 0) {
            throw new SimCrash();
        }
    }

    @Override
    <T extends @Nullable Object> T write(Function<Tables, T> work) {
        maybeCrash();
        if (held && random.nextInt(OFTEN) == 0) {
            throw new LibraryException(LibraryException.Problem.BUSY, "held");
        }
        T result =
                super.write(tables -> {
                    T inside = work.apply(tables);
                    maybeCrash();
                    return inside;
                });
        maybeCrash();
        return result;
    }
}
