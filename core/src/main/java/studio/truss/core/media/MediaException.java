package studio.truss.core.media;

/// A file cannot be read, or not in the way that was asked; carries the words for its owner.
public final class MediaException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient MediaProblem problem;

    public MediaException(MediaProblem problem) {
        super(problem.message());
        this.problem = problem;
    }

    public MediaException(MediaProblem.Kind kind, String message) {
        this(new MediaProblem(kind, message));
    }

    public MediaProblem problem() {
        return problem;
    }
}
