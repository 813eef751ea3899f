package studio.truss.core.worker.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
            CountDownLatch rested = new CountDownLatch(1);
            AtomicLong last = new AtomicLong();
            JobHandle<Integer> handle =
                    lane.submit(
                            TestJobs.COUNT,
                            new TestJobs.Steps(20_000),
                            new JobListener() {
                                @Override
                                public void event(Event event) {
                                    last.set(event.as(TestJobs.Step.class).number());
                                }

                                @Override
                                public void paused() {
                                    rested.countDown();
                                }
                            });
            handle.pause();
            // The job has either not begun, or rests at a beat: in both cases it goes on below.
            handle.resume();
            handle.pause();
            handle.resume();
            assertEquals(new JobOutcome.Done<>(20_000), handle.await());
            assertEquals(19_999, last.get());
        }
    }
}
