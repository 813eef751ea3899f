package studio.truss.core.testing;

import studio.truss.core.transfer.remote.ObjectStore;

class FakeObjectsContractTest extends ObjectStoreContract {
    private final FakeObjects objects = new FakeObjects();

    @Override
    protected ObjectStore store() {
        return objects;
    }
}
