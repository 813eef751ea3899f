package studio.truss.core.worker.lane;

import org.jspecify.annotations.Nullable;

import studio.truss.core.worker.JobType;
import studio.truss.core.worker.protocol.Wire;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One worker for what the person is looking at: the latest request wins. A request that waits is
/// cancelled by a newer one at once, one that runs after it has had its turn, so that dragging
/// through a film shows pictures and not only the last. The worker is started by [#warm] or the
/// first request, and again as soon as it has died. Safe for use by several threads.
public final class InteractiveLane implements AutoCloseable {
    private final Wire wire = new Wire();
    private final WorkerSlot slot;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Call<?> waiting;
    private @Nullable Call<?> running;
    private boolean wanted;
    private boolean closed;

    private InteractiveLane(WorkerSpec spec, WorkerEnvironment environment) {
        this.slot = new WorkerSlot(spec, environment, wire, "interactive");
    }

    public static InteractiveLane open(WorkerSpec spec, WorkerEnvironment environment) {
        InteractiveLane lane = new InteractiveLane(spec, environment);
        var unused = environment.start("interactive", lane::work);
        return lane;
    }

    /// Starts the worker before it is needed.
    public void warm() {
        lock.lock();
        try {
            wanted = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Takes a job in place of all that came before.
    public <Q, R> JobHandle<R> submit(JobType<Q, R> type, Q request, JobListener listener) {
        Call<R> call = Call.of(wire, type, request, listener);
        Call<?> replaced;
        lock.lock();
        try {
            replaced = closed ? call : waiting;
            waiting = closed ? null : call;
            if (running != null) {
                running.handle().supersede();
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
        if (replaced != null) {
            replaced.cancelled();
        }
        return call.handle();
    }

    private void work() {
        try {
            if (!wanted()) {
                return;
            }
            slot.prepare();
            for (Call<?> next = take(); next != null; next = take()) {
                slot.serve(next);
                slot.prepare();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until the worker is wanted; false when the lane is closed before.
    private boolean wanted() throws InterruptedException {
        lock.lock();
        try {
            while (!wanted && waiting == null && !closed) {
                changed.await();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /// The newest request; null when the lane is closed.
    private @Nullable Call<?> take() throws InterruptedException {
        lock.lock();
        try {
            running = null;
            while (waiting == null && !closed) {
                changed.await();
            }
            running = waiting;
            waiting = null;
            return running;
        } finally {
            lock.unlock();
        }
    }

    /// Ends the worker; what runs or waits is cancelled.
    @Override
    public void close() {
        Call<?> dropped;
        lock.lock();
        try {
            closed = true;
            dropped = waiting;
            waiting = null;
            changed.signal();
        } finally {
            lock.unlock();
        }
        if (dropped != null) {
            dropped.cancelled();
        }
        slot.close();
    }
}
