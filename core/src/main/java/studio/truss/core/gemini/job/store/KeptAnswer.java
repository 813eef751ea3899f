package studio.truss.core.gemini.job.store;

/// What came of a question that was answered once and is never asked again.
///
/// @param text what the model wrote, or why it refused
/// @param whole false where the answer ended because it became too long
/// @param model that answered, as the service names it
public record KeptAnswer(Kind kind, String text, boolean whole, String model) {
    public enum Kind {
        TEXT,
        /// The model refused for its rules.
        BLOCKED
    }
}
