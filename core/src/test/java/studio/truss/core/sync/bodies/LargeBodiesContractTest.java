package studio.truss.core.sync.bodies;

import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.testing.FakeTable;
import studio.truss.core.testing.RemoteStoreContract;

import java.time.Clock;

/// With a shelf beside it the table is a store like others.
class LargeBodiesContractTest extends RemoteStoreContract {
    private final RemoteStore store =
            new LargeBodies(new FakeTable(Clock.systemUTC()), new MemoryShelf(), key -> null);

    @Override
    protected RemoteStore store() {
        return store;
    }
}
