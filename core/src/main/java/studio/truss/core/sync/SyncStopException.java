package studio.truss.core.sync;

/// The mirror stops; the message is meant for a person.
final class SyncStopException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final SyncStop stop;

    SyncStopException(SyncStop stop, String message) {
        super(message);
        this.stop = stop;
    }

    SyncStop stop() {
        return stop;
    }
}
