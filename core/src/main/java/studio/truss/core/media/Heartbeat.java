package studio.truss.core.media;

/// What long work calls between two frames: it reports how far it is, and is told when to stop. A
/// call may block while the work is paused.
@FunctionalInterface
public interface Heartbeat {
    /// @throws Cancelled when the work is to stop; it then cleans up and lets the exception through
    void beat(long doneMs, long totalMs);

    /// Whether the work is to rest where it is; asked about as often as [#beat] is called. What the
    /// work holds, it keeps.
    default boolean paused() {
        return false;
    }

    /// Work that nobody watches.
    static Heartbeat none() {
        return (doneMs, totalMs) -> {};
    }

    /// Thrown out of [#beat] to unwind work that its owner no longer wants.
    final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Cancelled() {
            super("cancelled", null, false, false);
        }
    }
}
