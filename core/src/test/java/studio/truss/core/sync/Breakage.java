package studio.truss.core.sync;

import studio.truss.core.library.Author;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.sqlite.Database;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.remote.RemoteStore;

import java.util.Random;

/// The engine as it is, or broken on purpose so that the tests can be tested.
class Breakage {
    static final Breakage NONE = new Breakage();

    SimFile file(Database database, CreatorId creator, SyncClock clock, Random random) {
        return new SimFile(database, creator, clock, random);
    }

    void create(SqliteLibrary library, Clip clip) {
        library.create(clip);
    }

    void update(SqliteLibrary library, EntityKey key, Change change) {
        library.update(key, change, Author.CREATOR);
    }

    Sweeper sweeper(MirrorFile file, RemoteStore remote, Pace pace) {
        return new Sweeper(file, remote, pace);
    }
}
