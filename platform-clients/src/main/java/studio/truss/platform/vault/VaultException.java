package studio.truss.platform.vault;

import org.jspecify.annotations.Nullable;

/// The vault cannot be opened or written; the message is meant for a person and names no secret.
/// What is kept is left as it is.
public final class VaultException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public enum Problem {
        /// The passphrase, or the key, is not the one that the file was sealed with.
        WRONG_KEY,
        /// A passphrase is needed and none was given.
        PASSPHRASE_NEEDED,
        /// What holds the key cannot be reached, or has lost it.
        KEY_GONE,
        /// The file was changed, cut short or is no vault.
        DAMAGED,
        /// The file was written by a newer program.
        NEWER,
        /// The key file can be read by others.
        EXPOSED,
        /// The files cannot be read or written.
        UNREACHABLE
    }

    private final Problem problem;

    VaultException(Problem problem, String message) {
        this(problem, message, null);
    }

    VaultException(Problem problem, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
