package studio.truss.core.worker.lane;

/// What came of one job. Every message is for a person and holds no stack trace.
public sealed interface JobOutcome<R> {

    record Done<R>(R value) implements JobOutcome<R> {}

    /// The job said no, or met a bug (`code` then starts with `internal-`).
    record Failed<R>(String code, String message) implements JobOutcome<R> {}

    /// Its owner no longer wanted it, a newer request took its place, or the lane was closed.
    record Cancelled<R>() implements JobOutcome<R> {}

    /// The worker process died under it.
    record Crashed<R>(String message) implements JobOutcome<R> {}

    /// It made no progress for too long and was ended with its process.
    record Stalled<R>(String message) implements JobOutcome<R> {}
}
