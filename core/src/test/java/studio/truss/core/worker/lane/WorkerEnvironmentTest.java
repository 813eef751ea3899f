package studio.truss.core.worker.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class WorkerEnvironmentTest {
    private static final Duration USUAL = Duration.ofSeconds(20);

    private static Duration patienceAt(double crowding) {
        WorkerEnvironment here = WorkerEnvironment.system(FaultLog.none());
        return new WorkerEnvironment(
                        here.host(), here.threads(), here.nanos(), () -> crowding, here.faults())
                .patience(USUAL);
    }

    @Test
    void aBusyMachineGivesItsWorkersMoreTimeWithinBounds() {
        assertEquals(Duration.ofSeconds(100), patienceAt(5));
        assertEquals(Duration.ofSeconds(200), patienceAt(80));
    }

    @Test
    void anIdleMachineOrOneThatDoesNotSayGivesTheUsual() {
        assertEquals(USUAL, patienceAt(0.1));
        assertEquals(USUAL, patienceAt(-0.5));
    }
}
