package studio.truss.platform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.RemoteException.Kind;
import studio.truss.core.sync.remote.WriteTransaction;

import java.io.IOException;
import java.time.Duration;

class DynamoTimeLimitsTest {
    private static final TimeLimits SHORT =
            new TimeLimits(Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofSeconds(1));

    private static DynamoStore store(ScriptedService service, TimeLimits limits) {
        return ScriptedRequests.store(service.address(), limits, (sent, date, received) -> {});
    }

    @Test
    void silenceEndsAtTheTimeLimit() throws IOException {
        try (ScriptedService service = ScriptedService.silent();
                DynamoStore store = store(service, SHORT)) {
            RemoteException e =
                    assertThrows(
                            RemoteException.class,
                            () -> store.write(ScriptedRequests.creating(1, "a")));
            assertEquals(Kind.TRANSIENT, e.kind());
            assertFalse(e.nothingHappened());
            ScriptedRequests.assertSays("too long", e);
            assertEquals(1, service.requests().size());
        }
    }

    @Test
    void sendingThatNobodyTakesEndsAtTheTimeLimit() throws IOException {
        try (ScriptedService service = ScriptedService.deaf();
                DynamoStore store = store(service, SHORT)) {
            WriteTransaction large = ScriptedRequests.creating(40, "x".repeat(380_000));
            RemoteException e = assertThrows(RemoteException.class, () -> store.write(large));
            assertEquals(Kind.TRANSIENT, e.kind());
            assertFalse(e.nothingHappened());
            ScriptedRequests.assertSays("too long", e);
        }
    }

    @Test
    void nobodyThereMeansOffline() throws IOException {
        ScriptedService gone = ScriptedService.silent();
        gone.close();
        try (DynamoStore store = store(gone, SHORT)) {
            RemoteException e =
                    assertThrows(
                            RemoteException.class,
                            () -> store.write(ScriptedRequests.creating(1, "a")));
            assertEquals(Kind.TRANSIENT, e.kind());
            assertTrue(e.nothingHappened());
            ScriptedRequests.assertSays("offline", e);
        }
    }
}
