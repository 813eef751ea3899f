package studio.truss.core.gemini.job;

/// A job cannot be done, for a reason that lies on this machine. The message is meant for a person:
/// what happened and what to do.
public final class JobFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public JobFailure(String message) {
        super(message);
    }

    /// The same with another sentence.
    public JobFailure saying(String more) {
        return new JobFailure(getMessage() + " " + more);
    }
}
