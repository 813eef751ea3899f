package studio.truss.app.gemini;

/// Whether there is a key to Gemini, and where it comes from.
public sealed interface KeyState {
    record Missing() implements KeyState {}

    /// In the vault.
    record Kept() implements KeyState {}

    /// The environment's, which is used in place of a kept one.
    record OfEnvironment(String variable) implements KeyState {}

    /// It cannot be read; the words are for a person.
    record Unusable(String words) implements KeyState {}

    /// Whether Gemini can be asked.
    default boolean usable() {
        return this instanceof Kept || this instanceof OfEnvironment;
    }
}
