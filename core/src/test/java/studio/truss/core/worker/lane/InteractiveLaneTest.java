package studio.truss.core.worker.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InteractiveLaneTest {
    private InteractiveLane lane;

    @BeforeAll
    void open() {
        WorkerSpec spec = WorkerSpec.interactive(TestJobs.class.getName());
        lane = InteractiveLane.open(spec, WorkerEnvironment.system(FaultLog.none()));
    }

    @AfterAll
    void close() {
        lane.close();
    }

    @Test
    void theNewestRequestWins() throws InterruptedException {
        Hearing hearing = new Hearing();
        var running = lane.submit(TestJobs.MISBEHAVE, "beat for ever", hearing);
        hearing.spoke.await();
        var second = lane.submit(TestJobs.MISBEHAVE, "not at all", JobListener.none());
        var third = lane.submit(TestJobs.MISBEHAVE, "not at all", JobListener.none());
        assertEquals(new JobOutcome.Cancelled<>(), second.await());
        assertEquals(new JobOutcome.Cancelled<>(), running.await());
        assertInstanceOf(JobOutcome.Done.class, third.await());
    }

    @Test
    void aCrashIsFollowedByAFreshWorker() throws InterruptedException {
        var crash = lane.submit(TestJobs.MISBEHAVE, "segfault", JobListener.none());
        assertInstanceOf(JobOutcome.Crashed.class, crash.await());
        var next = lane.submit(TestJobs.MISBEHAVE, "not at all", JobListener.none());
        assertInstanceOf(JobOutcome.Done.class, next.await());
    }

    @Test
    void aRequestThatIsNotReplacedRunsToItsEnd() throws InterruptedException {
        var handle = lane.submit(TestJobs.COUNT, new TestJobs.Steps(100), JobListener.none());
        assertEquals(new JobOutcome.Done<>(100), handle.await());
    }
}
