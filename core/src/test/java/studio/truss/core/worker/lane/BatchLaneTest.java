package studio.truss.core.worker.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import studio.truss.core.worker.JobType.Patience;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchLaneTest {
    private final Map<String, String> faults = new ConcurrentHashMap<>();
    private BatchLane lane;

    @BeforeAll
    void open() {
        WorkerSpec spec = WorkerSpec.batch(TestJobs.class.getName());
        lane = BatchLane.open(spec, 1, 2, WorkerEnvironment.system(faults::put));
    }

    @AfterAll
    void close() {
        lane.close();
    }

    @Test
    void eventsArriveInTheOrderInWhichTheJobEmittedThem() throws InterruptedException {
        List<Integer> heard = new ArrayList<>();
        List<Long> progress = new ArrayList<>();
        JobListener listener =
                new JobListener() {
                    @Override
                    public void event(Event event) {
                        heard.add(event.as(TestJobs.Step.class).number());
                    }

                    @Override
                    public void progress(long doneMs, long totalMs) {
                        progress.add(doneMs);
                    }
                };
        JobOutcome<Integer> outcome =
                lane.submit(TestJobs.COUNT, new TestJobs.Steps(500), listener).await();
        assertEquals(new JobOutcome.Done<>(500), outcome);
        assertEquals(IntStream.range(0, 500).boxed().toList(), heard);
        assertEquals(0, progress.getFirst());
        assertEquals(progress.stream().sorted().toList(), progress);
    }

    @Test
    void theWorkerStaysWarmBetweenJobs() throws InterruptedException {
        assertEquals(pid(), pid());
    }

    @ParameterizedTest
    @ValueSource(strings = {"segfault", "halt", "write between the frames"})
    void aDeadWorkerCostsItsJobOnly(String how) throws InterruptedException {
        long before = pid();
        assertInstanceOf(JobOutcome.Crashed.class, misbehave(how));
        assertNotEquals(before, pid());
    }

    @Test
    void theFaultLogSaysWhereNativeCodeCrashed() throws InterruptedException {
        var crashed = assertInstanceOf(JobOutcome.Crashed.class, misbehave("segfault"));
        assertTrue(
                faults.getOrDefault("crashed", "").contains("SIGSEGV"),
                faults.getOrDefault("crashed", ""));
        assertFalse(crashed.message().contains("SIG"), crashed.message());
    }

    @ParameterizedTest
    @ValueSource(strings = {"print", "print from native code"})
    void whatAJobPrintsDoesNotGetBetweenTheFrames(String how) throws InterruptedException {
        assertEquals(new JobOutcome.Done<>(pid()), misbehave(how));
    }

    @Test
    void aJobThatSaysNoIsQuotedAndItsWorkerKept() throws InterruptedException {
        long before = pid();
        assertEquals(
                new JobOutcome.Failed<>("no-can-do", "That cannot be done"), misbehave("refuse"));
        assertEquals(before, pid());
    }

    @Test
    void aBugShowsACodeToThePersonAndItsTraceToTheLog() throws InterruptedException {
        var failed = assertInstanceOf(JobOutcome.Failed.class, misbehave("bug"));
        assertTrue(failed.code().matches("internal-[0-9a-f]{8}"), failed.code());
        assertTrue(failed.message().contains(failed.code()), failed.message());
        assertFalse(failed.message().contains("secret"), failed.message());
        assertTrue(faults.getOrDefault(failed.code(), "").contains("a secret detail"));
    }

    @Test
    void anAnswerAboveTheBoundIsABugOfItsJob() throws InterruptedException {
        long before = pid();
        var failed = assertInstanceOf(JobOutcome.Failed.class, misbehave("say too much"));
        assertTrue(failed.code().startsWith("internal-"), failed.code());
        assertEquals(before, pid());
    }

    @Test
    void aWorkerThatRanOutOfMemoryRetires() throws InterruptedException {
        long before = pid();
        var failed = assertInstanceOf(JobOutcome.Failed.class, misbehave("exhaust the heap"));
        assertEquals("out-of-memory", failed.code());
        assertNotEquals(before, pid());
    }

    @Test
    void aListenerThatThrowsEndsItsJobAndNotTheLane() throws InterruptedException {
        JobListener bad =
                new JobListener() {
                    @Override
                    public void progress(long doneMs, long totalMs) {
                        throw new IllegalStateException("a bug of the window");
                    }
                };
        var outcome = lane.submit(TestJobs.COUNT, new TestJobs.Steps(1), bad).await();
        assertInstanceOf(JobOutcome.Failed.class, outcome);
        assertTrue(pid() > 0);
    }

    @Test
    void aCancelledJobUnwindsAndKeepsItsWorker() throws InterruptedException {
        long before = pid();
        Hearing hearing = new Hearing();
        var handle = lane.submit(TestJobs.MISBEHAVE, "beat for ever", hearing);
        hearing.spoke.await();
        handle.cancel();
        assertEquals(new JobOutcome.Cancelled<>(), handle.await());
        assertEquals(before, pid());
    }

    @Test
    void aCancelledJobThatDoesNotListenIsEndedWithItsWorker() throws InterruptedException {
        Hearing hearing = new Hearing();
        var handle = lane.submit(TestJobs.MISBEHAVE, "hang in native code", hearing);
        hearing.spoke.await();
        handle.cancel();
        assertEquals(new JobOutcome.Cancelled<>(), handle.await());
        assertNotEquals(hearing.pid.get(), pid());
    }

    @Test
    void aJobThatMakesNoProgressStalls() throws InterruptedException {
        Patience patience = Patience.silence(Duration.ofMillis(300));
        Hearing hearing = new Hearing();
        var handle = lane.submit(TestJobs.MISBEHAVE.with(patience), "hang", hearing);
        assertInstanceOf(JobOutcome.Stalled.class, handle.await());
        assertNotEquals(hearing.pid.get(), pid());
    }

    @Test
    void aJobThatBeatsForEverStallsAtItsTotal() throws InterruptedException {
        Patience patience = new Patience(Duration.ofSeconds(20), Duration.ofMillis(500));
        var handle =
                lane.submit(TestJobs.MISBEHAVE.with(patience), "beat for ever", JobListener.none());
        assertInstanceOf(JobOutcome.Stalled.class, handle.await());
    }

    @Test
    void jobsBeyondTheQueueAreRefusedAndTheOthersRunInTurn() throws InterruptedException {
        Hearing hearing = new Hearing();
        var first = lane.submit(TestJobs.MISBEHAVE, "beat for ever", hearing);
        hearing.spoke.await();
        var second = lane.submit(TestJobs.MISBEHAVE, "not at all", JobListener.none());
        var third = lane.submit(TestJobs.MISBEHAVE, "not at all", JobListener.none());
        var fourth = lane.submit(TestJobs.MISBEHAVE, "not at all", JobListener.none());
        var failed = assertInstanceOf(JobOutcome.Failed.class, fourth.await());
        assertEquals("queue-full", failed.code());
        first.cancel();
        assertInstanceOf(JobOutcome.Done.class, second.await());
        assertInstanceOf(JobOutcome.Done.class, third.await());
    }

    private JobOutcome<Long> misbehave(String how) throws InterruptedException {
        return lane.submit(TestJobs.MISBEHAVE, how, JobListener.none()).await();
    }

    private long pid() throws InterruptedException {
        return switch (misbehave("not at all")) {
            case JobOutcome.Done<Long>(Long pid) -> pid;
            case JobOutcome.Failed<Long> bad -> throw new AssertionError(bad);
            case JobOutcome.Cancelled<Long> bad -> throw new AssertionError(bad);
            case JobOutcome.Crashed<Long> bad -> throw new AssertionError(bad);
            case JobOutcome.Stalled<Long> bad -> throw new AssertionError(bad);
        };
    }
}
