package studio.truss.core.transfer;

import org.jspecify.annotations.Nullable;

/// A transfer that cannot be, and will not be by trying again; the message is meant for a person.
public final class TransferException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TransferException(String message) {
        this(message, null);
    }

    public TransferException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
