package studio.truss.core.sync;

import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.remote.RemoteStore;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// A library with its engine on a file, without faults.
final class Machine implements AutoCloseable {
    static final CreatorId CREATOR = CreatorId.of("u1");
    static final long ALWAYS = 0;
    static final long NEVER = Long.MAX_VALUE;

    final SqliteLibrary library;
    final SyncEngine engine;
    final MirrorFile file;

    Machine(Path path, RemoteStore table, Clock clock) {
        this(path, table, clock, UnaryOperator.identity());
    }

    /// @param layers what lies between the engine and the table
    Machine(Path path, RemoteStore table, Clock clock, UnaryOperator<RemoteStore> layers) {
        library = SqliteLibrary.open(path, CREATOR, clock);
        file = new MirrorFile(library.database(), CREATOR, new SyncClock(clock), "test");
        engine =
                new SyncEngine(
                        file, table, RandomGenerator.getDefault(), ms -> {}, Sweeper::new, layers);
    }

    SyncReport sync(long sweepEveryMs) {
        return engine.run(sweepEveryMs, () -> false);
    }

    @Override
    public void close() {
        library.close();
    }
}
