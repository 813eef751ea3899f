package studio.truss.core.library.query;

/// A query that cannot be understood: what is wrong, in words, and where (0 = first character).
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int position;
    private final String words;

    public QueryException(String message, int position) {
        this(message, message, position);
    }

    /// @param words the same for who knows no name of an attribute
    public QueryException(String message, String words, int position) {
        super(message + " (at character " + (position + 1) + ")");
        this.position = position;
        this.words = words;
    }

    /// What is wrong, in a creator's words.
    public String words() {
        return words;
    }

    public int position() {
        return position;
    }
}
