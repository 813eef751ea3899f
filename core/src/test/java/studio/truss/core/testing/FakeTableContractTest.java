package studio.truss.core.testing;

import studio.truss.core.sync.remote.RemoteStore;

import java.time.Clock;

class FakeTableContractTest extends RemoteStoreContract {
    private final FakeTable table = new FakeTable(Clock.systemUTC());

    @Override
    protected RemoteStore store() {
        return table;
    }
}
