package studio.truss.core.gemini.job.desk;

/// A job ends before it is done, and can be gone on with.
final class Halt extends RuntimeException {
    private static final long serialVersionUID = 1;

    enum Why {
        CANCELLED,
        /// The program ends.
        CLOSED,
        /// The budget does not reach.
        BLOCKED
    }

    private final Why why;

    Halt(Why why, String message) {
        super(message, null, false, false);
        this.why = why;
    }

    Why why() {
        return why;
    }
}
