package studio.truss.core.worker.lane;

import studio.truss.core.worker.JobType;
import studio.truss.core.worker.protocol.Order;
import studio.truss.core.worker.protocol.Wire;

/// A job on its way through a lane.
record Call<R>(JobType<?, R> type, byte[] order, JobListener listener, JobHandle<R> handle) {

    static <Q, R> Call<R> of(Wire wire, JobType<Q, R> type, Q request, JobListener listener) {
        byte[] order = wire.write(new Order(type.name(), wire.tree(request)));
        return new Call<>(type, order, listener, new JobHandle<>());
    }

    void cancelled() {
        handle.complete(new JobOutcome.Cancelled<>());
    }
}
