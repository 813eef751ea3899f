package studio.truss.core.gemini.answer;

/// What came of reading an answer.
public sealed interface ReadResult<T> {
    record Read<T>(T value) implements ReadResult<T> {}

    /// @param reason a sentence for a person
    /// @param truncated whether it broke off: it became too long, and asking about less helps
    record Unreadable<T>(String reason, boolean truncated) implements ReadResult<T> {}
}
