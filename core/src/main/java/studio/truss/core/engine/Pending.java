package studio.truss.core.engine;

import studio.truss.core.worker.lane.JobHandle;

/// Work that a worker does while the caller does something else. Its owner waits for it or closes
/// it; closing what has not ended cancels it. One thread.
public final class Pending<R> implements AutoCloseable {
    private final BlockingCall<R> call;
    private final JobHandle<R> handle;

    Pending(BlockingCall<R> call, JobHandle<R> handle) {
        this.call = call;
        this.handle = handle;
    }

    /// Waits for the end, beating the heartbeat that was given with the request.
    public EngineResult<R> await() {
        return Engine.result(call.await(handle));
    }

    @Override
    public void close() {
        if (!handle.isDone()) {
            handle.cancel();
        }
    }
}
