package studio.truss.core.transfer.remote;

import org.jspecify.annotations.Nullable;

/// The bucket did not do what was asked. Whether a request took effect is unknown where no answer
/// came; each may be sent again. The message is meant for a person.
public final class ObjectException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public enum Kind {
        /// No answer, or one that says to come again: no network, a time limit, an error of the
        /// service.
        TRANSIENT,
        /// The service asks for fewer requests.
        THROTTLED,
        /// The answer came from something that is not the service, such as a hotel's sign-in page.
        NOT_THE_SERVICE,
        /// The credentials have run out or are not known.
        CREDENTIALS,
        /// The credentials do not reach that far. A bucket that nobody may list says so too where
        /// there is no such object.
        DENIED,
        /// This machine's clock is too far from the service's.
        CLOCK,
        /// There is no such bucket.
        NO_BUCKET,
        /// There is no such object.
        MISSING,
        /// What arrived is not what was said to come.
        CHECKSUM,
        /// The upload that a part belongs to is not there: completed, given up, or too old.
        UPLOAD_GONE,
        /// The object is another one than before.
        CHANGED,
        /// The request itself is wrong, and will be next time.
        INVALID
    }

    private final Kind kind;

    public ObjectException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /// Whether the same request may succeed later without anything else having changed.
    public boolean passes() {
        return switch (kind) {
            case TRANSIENT, THROTTLED, NOT_THE_SERVICE, CREDENTIALS, CLOCK -> true;
            case DENIED, NO_BUCKET, MISSING, CHECKSUM, UPLOAD_GONE, CHANGED, INVALID -> false;
        };
    }

    /// Whether it stands in the way of every other request just as well, until somebody does
    /// something about it.
    public boolean stopsAll() {
        return switch (kind) {
            case NOT_THE_SERVICE, CREDENTIALS, CLOCK, NO_BUCKET -> true;
            case TRANSIENT, THROTTLED, DENIED, MISSING, CHECKSUM, UPLOAD_GONE, CHANGED, INVALID ->
                    false;
        };
    }
}
