package studio.truss.core.library;

import org.jspecify.annotations.Nullable;

/// The library cannot do what was asked; the message is meant for a person. The file is never
/// deleted, emptied or moved because of it.
public final class LibraryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public enum Problem {
        /// The file was written by a newer version of the program.
        NEWER,
        /// A creator has signed in and the library was taken over into the creator's own.
        ADOPTED,
        /// The file is damaged, or no library at all.
        DAMAGED,
        /// Another program held the file for longer than we wait.
        BUSY,
        /// No space left on the disk.
        FULL,
        /// The file or its folder cannot be read or written.
        UNREACHABLE,
        /// There is no such item.
        MISSING,
        /// There is such an item already, or there was and its id is used up.
        EXISTS,
        /// The change is not allowed, such as a step that a status does not have.
        REFUSED
    }

    private final Problem problem;

    public LibraryException(Problem problem, String message) {
        this(problem, message, null);
    }

    public LibraryException(Problem problem, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
