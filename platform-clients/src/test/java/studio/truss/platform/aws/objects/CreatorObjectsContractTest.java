package studio.truss.platform.aws.objects;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import studio.truss.core.testing.ObjectStoreContract;
import studio.truss.core.transfer.remote.ObjectStore;

/// [CreatorObjects] with a server that checks signatures and hashes.
class CreatorObjectsContractTest extends ObjectStoreContract {
    private static ObjectServer server;
    private static CreatorObjects objects;

    @BeforeAll
    static void start() {
        server = ObjectServer.start();
        objects = server.objects();
    }

    @AfterAll
    static void stop() {
        objects.close();
        server.close();
    }

    @Override
    protected ObjectStore store() {
        return objects;
    }
}
