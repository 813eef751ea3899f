package studio.truss.core.sync.remote;

import org.jspecify.annotations.Nullable;

/// The table did not answer as it should. Whether a write took effect is unknown unless
/// [#nothingHappened] says so. The message is meant for a person.
public final class RemoteException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public enum Kind {
        /// No answer, or one that says to come again: no network, a time limit, an error of the
        /// service.
        TRANSIENT,
        /// The table asks for fewer requests.
        THROTTLED,
        /// The answer came from something that is not the service, such as a hotel's sign-in page.
        NOT_THE_SERVICE,
        /// The credentials have run out or are not known.
        CREDENTIALS,
        /// The credentials do not reach that far.
        DENIED,
        /// This machine's clock is too far from the service's.
        CLOCK,
        /// There is no such table.
        NO_TABLE,
        /// The request itself is wrong, and will be next time.
        INVALID
    }

    private final Kind kind;
    private final boolean nothingHappened;

    public RemoteException(
            Kind kind, boolean nothingHappened, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.nothingHappened = nothingHappened;
    }

    /// The table answered in part and asks for the rest later.
    public static RemoteException busy() {
        return new RemoteException(
                Kind.THROTTLED,
                true,
                "The cloud asks for fewer requests. Everything is saved here and goes on later.",
                null);
    }

    public Kind kind() {
        return kind;
    }

    /// True when the request surely had no effect.
    public boolean nothingHappened() {
        return nothingHappened;
    }

    /// Whether the same request may succeed later without anybody's help.
    public boolean passes() {
        return kind == Kind.TRANSIENT || kind == Kind.THROTTLED || kind == Kind.NOT_THE_SERVICE;
    }
}
