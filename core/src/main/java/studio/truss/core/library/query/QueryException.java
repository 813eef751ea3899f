package studio.truss.core.library.query;

/// A query that cannot be understood: what is wrong, in words, and where (0 = first character).
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int position;

    public QueryException(String message, int position) {
        super(message + " (at character " + (position + 1) + ")");
        this.position = position;
    }

    public int position() {
        return position;
    }
}
