package studio.truss.core.bench;

import studio.truss.core.worker.JobType;
import studio.truss.core.worker.lane.BatchLane;
import studio.truss.core.worker.lane.FaultLog;
import studio.truss.core.worker.lane.JobListener;
import studio.truss.core.worker.lane.JobOutcome;
import studio.truss.core.worker.lane.WorkerEnvironment;
import studio.truss.core.worker.lane.WorkerSpec;

/// Runs the baselines in one worker process, started as the engine's workers are. Blocks; one
/// thread.
public final class PlainWay implements AutoCloseable {
    private static final String WORKER_MAIN = "studio.truss.core.bench.ffmpeg.BenchMain";

    private final BatchLane lane;

    private PlainWay(BatchLane lane) {
        this.lane = lane;
    }

    public static PlainWay open() {
        return new PlainWay(
                BatchLane.open(
                        WorkerSpec.batch(WORKER_MAIN),
                        1,
                        10,
                        WorkerEnvironment.system(FaultLog.none())));
    }

    /// @throws IllegalStateException where the job fails: there is then nothing to compare with
    public <Q, R> R run(JobType<Q, R> type, Q request) {
        try {
            return switch (lane.submit(type, request, JobListener.none()).await()) {
                case JobOutcome.Done<R>(R value) -> value;
                case JobOutcome.Failed<R>(String code, String message) -> throw failed(message);
                case JobOutcome.Crashed<R>(String message) -> throw failed(message);
                case JobOutcome.Stalled<R>(String message) -> throw failed(message);
                case JobOutcome.Cancelled<R>() -> throw failed("cancelled");
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static IllegalStateException failed(String message) {
        return new IllegalStateException("the baseline failed: " + message);
    }

    @Override
    public void close() {
        lane.close();
    }
}
