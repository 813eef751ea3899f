package studio.truss.core.worker;

/// One kind of work that a worker process does. Lives in the worker; one job runs at a time, on the
/// same thread for the life of the process, so a job may keep warm what it opened.
public interface WorkerJob<Q, R> {

    JobType<Q, R> type();

    /// Does the work, beating often (at least a few times a second).
    ///
    /// @throws JobFailure for what a person should read; any other exception is a bug and is
    ///   reported by an error code
    R run(Q request, JobContext context) throws JobFailure;

    /// The parent is gone and the process ends when this returns: take away what is unfinished.
    /// Called on another thread while [#run] goes on; must be quick.
    default void abandon() {}

    default String name() {
        return type().name();
    }

    default Class<Q> requestType() {
        return type().requestType();
    }
}
