package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.sqlite.Database;
import studio.truss.core.library.sqlite.Session;

import java.util.function.Function;

/// The mirror's part of a library's file: every step of it is one transaction. Not final, so that
/// tests can end a process between any two of them, or break what is done in them.
class MirrorFile {
    private final Database database;
    private final CreatorId creator;
    private final SyncClock clock;
    private final String version;

    /// @param version of this program, for the record of this machine
    MirrorFile(Database database, CreatorId creator, SyncClock clock, String version) {
        this.database = database;
        this.creator = creator;
        this.clock = clock;
        this.version = version;
    }

    SyncClock clock() {
        return clock;
    }

    CreatorId creator() {
        return creator;
    }

    <T extends @Nullable Object> T write(Function<Tables, T> work) {
        return database.write(session -> work.apply(tables(session)));
    }

    <T extends @Nullable Object> T read(Function<Tables, T> work) {
        return database.read(session -> work.apply(tables(session)));
    }

    Tables tables(Session session) {
        return new Tables(session, creator, clock);
    }

    Writes writes(String device) {
        return new Writes(device, version, clock.offsetMs());
    }
}
