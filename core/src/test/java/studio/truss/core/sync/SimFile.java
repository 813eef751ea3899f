package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.sqlite.Database;

import java.util.Random;
import java.util.function.Function;

/// A library's file whose process may end before a transaction, in it or after it.
class SimFile extends MirrorFile {
    private static final int RARELY = 400;

    private final Random random;
    private boolean crashes = true;

    SimFile(Database database, CreatorId creator, SyncClock clock, Random random) {
        super(database, creator, clock, "test");
        this.random = random;
    }

    void heal() {
        crashes = false;
    }

    private void maybeCrash() {
        if (crashes && random.nextInt(RARELY) == 0) {
            throw new SimCrash();
        }
    }

    @Override
    <T extends @Nullable Object> T write(Function<Tables, T> work) {
        maybeCrash();
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
