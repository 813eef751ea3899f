package studio.truss.core.derived;

import org.jspecify.annotations.Nullable;

/// The cache cannot take or give what was asked; the message is meant for a person.
public final class CacheException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public enum Problem {
        /// No space left on the disk.
        FULL("no-space"),
        /// The folder cannot be read or written.
        UNREACHABLE("unreachable"),
        /// A file of the cache is not what it should be; made again, it is.
        DAMAGED("damaged");

        private final String word;

        Problem(String word) {
            this.word = word;
        }

        /// The word for programs.
        public String word() {
            return word;
        }
    }

    private final Problem problem;

    public CacheException(Problem problem, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
