package studio.truss.core.worker.lane;

/// Hears of a job while it runs, in the order in which the job spoke. Called on the lane's thread:
/// a slow listener slows its job down, and what it throws ends that job as a bug of the listener.
public interface JobListener {

    /// How far the job is; at most about ten calls a second.
    default void progress(long doneMs, long totalMs) {}

    /// What the job emitted.
    default void event(Event event) {}

    /// The job has come to rest after [JobHandle#pause].
    default void paused() {}

    static JobListener none() {
        return new JobListener() {};
    }

    /// One emitted value.
    @FunctionalInterface
    interface Event {
        /// The value read as `type`.
        ///
        /// @throws IllegalArgumentException when it is none
        <E> E as(Class<E> type);
    }
}
