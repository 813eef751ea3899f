package studio.truss.core.worker.lane;

import org.jspecify.annotations.Nullable;

import studio.truss.core.worker.protocol.JobFault;
import studio.truss.core.worker.protocol.Wire;

import java.io.IOException;

/// One place for a worker in a lane: starts one when there is none, gives it jobs one at a time,
/// watches each, and never uses a worker again that crashed, stalled or said that it retires. For
/// the lane's thread, but for [#close].
final class WorkerSlot implements AutoCloseable {
    private final WorkerSpec spec;
    private final WorkerEnvironment environment;
    private final Wire wire;
    private final String name;
    private volatile @Nullable Worker worker;
    private volatile boolean closed;

    WorkerSlot(WorkerSpec spec, WorkerEnvironment environment, Wire wire, String name) {
        this.spec = spec;
        this.environment = environment;
        this.wire = wire;
        this.name = name;
    }

    /// Runs `call` to its end and completes its handle.
    <R> void serve(Call<R> call) throws InterruptedException {
        if (closed || call.handle().wish() == JobHandle.Wish.CANCEL) {
            call.cancelled();
            return;
        }
        try {
            JobOutcome<R> outcome = runOnWorker(call);
            buryTheDead();
            call.handle().complete(closed ? new JobOutcome.Cancelled<>() : outcome);
        } finally {
            call.cancelled(); // whatever was thrown, nobody waits for ever
        }
    }

    private <R> JobOutcome<R> runOnWorker(Call<R> call) throws InterruptedException {
        try {
            Worker ready = warm();
            call.handle().wakeWith(ready::wake);
            return new Watch<>(call, ready, spec, environment, wire).run();
        } catch (IOException e) {
            environment.faults().record("worker-start", e.toString());
            return new JobOutcome.Crashed<>("A worker process could not be started");
        } catch (RuntimeException | Error e) { // the boundary: of a listener, or of a wrong answer
            close(worker);
            JobFault bug = JobFault.bug(e);
            environment.faults().record(bug.code(), String.valueOf(bug.trace()));
            return new JobOutcome.Failed<>(bug.code(), bug.message());
        } finally {
            call.handle().wakeWith(() -> {});
        }
    }

    /// The living worker, started now if there is none.
    private Worker warm() throws IOException, InterruptedException {
        buryTheDead();
        Worker now = worker;
        if (now == null) {
            now = Worker.start(spec, environment, name);
            worker = now;
            if (closed) {
                now.close();
            }
        }
        return now;
    }

    /// Has a worker start in the background, so that the next job finds it warm.
    void prepare() throws InterruptedException {
        if (closed) {
            return;
        }
        try {
            var unused = warm();
        } catch (IOException e) {
            environment.faults().record("worker-start", e.toString());
        }
    }

    private void buryTheDead() throws InterruptedException {
        Worker now = worker;
        if (now != null && !now.usable()) {
            worker = null;
            now.close();
            now.bury();
        }
    }

    /// Ends the worker, and with it the job that it runs.
    @Override
    public void close() {
        closed = true;
        close(worker);
    }

    private static void close(@Nullable Worker now) {
        if (now != null) {
            now.close();
        }
    }
}
