package studio.truss.core.worker.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.worker.JobType.Patience;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

class PauseTest {
    private static final Patience A_SECOND = Patience.silence(Duration.ofSeconds(1));

    @Test
    void timeSpentPausedIsNoStall() throws InterruptedException {
        AtomicLong now = new AtomicLong();
        CountDownLatch looks = new CountDownLatch(200);
        Hearing hearing = new Hearing();
        WorkerEnvironment here = WorkerEnvironment.system(FaultLog.none());
        WorkerEnvironment environment =
                new WorkerEnvironment(
                        here.host(),
                        here.threads(),
                        () -> {
                            if (hearing.rested.getCount() == 0) {
                                looks.countDown();
                                return now.addAndGet(TimeUnit.MILLISECONDS.toNanos(400));
                            }
                            return now.get();
                        },
                        () -> 1,
                        here.faults());
        WorkerSpec spec = WorkerSpec.batch(TestJobs.class.getName());
        try (BatchLane lane = BatchLane.open(spec, 1, 1, environment)) {
            var handle = lane.submit(TestJobs.MISBEHAVE.with(A_SECOND), "beat for ever", hearing);
            hearing.spoke.await();
            handle.pause();
            hearing.rested.await();
            while (looks.getCount() > 0) {
                handle.pause(); // each makes the lane look at the clock
                Thread.onSpinWait();
            }
            handle.cancel();
            assertEquals(new JobOutcome.Cancelled<>(), handle.await());
        }
    }

    @Test
    void aJobGoesOnAfterAPause() throws InterruptedException {
        WorkerSpec spec = WorkerSpec.batch(TestJobs.class.getName());
        WorkerEnvironment environment = WorkerEnvironment.system(FaultLog.none());
        try (BatchLane lane = BatchLane.open(spec, 1, 1, environment)) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch pauseAsked = new CountDownLatch(1);
            CountDownLatch rested = new CountDownLatch(1);
            AtomicLong last = new AtomicLong(-1);
            JobHandle<Integer> handle =
                    lane.submit(
                            TestJobs.COUNT,
                            new TestJobs.Steps(20_000),
                            new JobListener() {
                                // The pipe holds far fewer events than the job has, so that it
                                // cannot end before the pause reaches it.
                                @Override
                                public void event(Event event) {
                                    last.set(event.as(TestJobs.Step.class).number());
                                    begun.countDown();
                                    awaitQuietly(pauseAsked);
                                }

                                @Override
                                public void paused() {
                                    rested.countDown();
                                }
                            });
            begun.await();
            handle.pause();
            pauseAsked.countDown();
            rested.await();
            assertTrue(last.get() < 19_999);
            handle.resume();
            assertEquals(new JobOutcome.Done<>(20_000), handle.await());
            assertEquals(19_999, last.get());
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
