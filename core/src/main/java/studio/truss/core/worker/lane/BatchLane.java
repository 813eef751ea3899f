package studio.truss.core.worker.lane;

import studio.truss.core.worker.JobType;
import studio.truss.core.worker.protocol.Wire;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/// Workers for analysis, proxies and renders at low priority: jobs run in the order in which they
/// came, as many at a time as there are workers. Workers start with their first job and stay warm.
/// Safe for use by several threads.
public final class BatchLane implements AutoCloseable {
    private final Wire wire = new Wire();
    private final LinkedBlockingQueue<Call<?>> queue;
    private final List<WorkerSlot> slots = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    private BatchLane(int queueMax) {
        queue = new LinkedBlockingQueue<>(queueMax);
    }

    /// One worker fewer than the machine has cores.
    public static int usualWorkers() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }

    /// @param queueMax how many jobs may wait; more are refused
    public static BatchLane open(
            WorkerSpec spec, int workers, int queueMax, WorkerEnvironment environment) {
        BatchLane lane = new BatchLane(queueMax);
        for (int i = 1; i <= workers; i++) {
            WorkerSlot slot = new WorkerSlot(spec, environment, lane.wire, "batch-" + i);
            lane.slots.add(slot);
            lane.threads.add(environment.start("batch-" + i, () -> lane.work(slot)));
        }
        return lane;
    }

    /// Takes a job. When the queue is full the job fails at once with the code `queue-full`.
    public <Q, R> JobHandle<R> submit(JobType<Q, R> type, Q request, JobListener listener) {
        Call<R> call = Call.of(wire, type, request, listener);
        if (!queue.offer(call)) {
            call.handle()
                    .complete(new JobOutcome.Failed<>("queue-full", "Too many jobs are waiting"));
        } else if (closed) {
            drain();
        }
        return call.handle();
    }

    private void work(WorkerSlot slot) {
        try {
            while (!closed) {
                slot.serve(queue.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain() {
        List<Call<?>> waiting = new ArrayList<>();
        queue.drainTo(waiting);
        waiting.forEach(Call::cancelled);
    }

    /// Ends the workers; jobs that run or wait are cancelled.
    @Override
    public void close() {
        closed = true;
        drain();
        slots.forEach(WorkerSlot::close);
        threads.forEach(Thread::interrupt);
    }
}
