package studio.truss.app.cloud;

import org.jspecify.annotations.Nullable;

import studio.truss.app.AppGraph;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.bodies.LargeBodies;
import studio.truss.core.sync.layout.PlacedStore;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.transfer.BucketShelf;
import studio.truss.platform.aws.objects.CreatorObjects;
import studio.truss.platform.aws.signin.Account;
import studio.truss.platform.aws.stack.CloudConfig;

import java.time.Clock;
import java.util.random.RandomGenerator;

/// What lies between the mirror and the table: where clips are, and above it values that are too
/// large for the table, where the stack has a bucket for them.
final class MirrorLayers implements AutoCloseable {
    private final SqliteLibrary library;
    private final Clock clock;
    private final @Nullable CreatorObjects objects;

    private MirrorLayers(SqliteLibrary library, Clock clock, @Nullable CreatorObjects objects) {
        this.library = library;
        this.clock = clock;
        this.objects = objects;
    }

    /// @param account null for development keys
    static MirrorLayers open(
            AppGraph graph, CloudConfig config, @Nullable Account account, SqliteLibrary library) {
        CreatorObjects objects = null;
        if (config.bucket() != null) {
            objects =
                    account == null
                            ? CreatorObjects.open(config, graph.environment(), graph.clock())
                            : CreatorObjects.open(config, account, graph.clock());
        }
        return new MirrorLayers(library, graph.clock(), objects);
    }

    RemoteStore over(RemoteStore store) {
        RemoteStore placed =
                new PlacedStore(store, library.creator(), clock, RandomGenerator.getDefault());
        return objects == null
                ? placed
                : new LargeBodies(
                        placed,
                        new BucketShelf(objects, library.creator()),
                        key -> library.get(Keys.read(key)));
    }

    @Override
    public void close() {
        if (objects != null) {
            objects.close();
        }
    }
}
