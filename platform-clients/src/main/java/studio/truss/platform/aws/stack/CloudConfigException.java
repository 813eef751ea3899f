package studio.truss.platform.aws.stack;

import org.jspecify.annotations.Nullable;

/// What was said about the cloud cannot be used; the message is meant for a person.
public final class CloudConfigException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CloudConfigException(String message) {
        this(message, null);
    }

    public CloudConfigException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
