package studio.truss.core.engine;

import studio.truss.core.media.Heartbeat;
import studio.truss.core.worker.lane.JobHandle;
import studio.truss.core.worker.lane.JobListener;
import studio.truss.core.worker.lane.JobOutcome;

import java.time.Duration;

/// Waits for a job on the caller's thread and beats the caller's heartbeat there, ten times a
/// second, with what the job last said; where that throws, the job is cancelled, where it says so,
/// the job rests.
class BlockingCall<R> implements JobListener {
    private static final Duration BEAT = Duration.ofMillis(100);

    private final Heartbeat heartbeat;
    private volatile Far far = new Far(0, 0);

    private record Far(long doneMs, long totalMs) {}

    BlockingCall(Heartbeat heartbeat) {
        this.heartbeat = heartbeat;
    }

    @Override
    public final void progress(long doneMs, long totalMs) {
        far = new Far(doneMs, totalMs);
    }

    JobOutcome<R> await(JobHandle<R> handle) {
        boolean interrupted = false;
        boolean resting = false;
        try {
            while (true) {
                try {
                    var outcome = handle.await(BEAT);
                    if (outcome.isPresent()) {
                        return outcome.get();
                    }
                    Far now = far;
                    heartbeat.beat(now.doneMs, now.totalMs);
                    if (heartbeat.paused() != resting) {
                        resting = !resting;
                        if (resting) {
                            handle.pause();
                        } else {
                            handle.resume();
                        }
                    }
                } catch (Heartbeat.Cancelled e) {
                    handle.cancel();
                } catch (InterruptedException e) {
                    interrupted = true;
                    handle.cancel();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
