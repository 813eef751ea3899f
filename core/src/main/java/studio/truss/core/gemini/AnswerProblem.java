package studio.truss.core.gemini;

import org.jspecify.annotations.Nullable;

/// Something that was wrong with an answer, or that no answer came.
///
/// @param window null where it is about the video as a whole
/// @param words a sentence for a person, what was done about it included
public record AnswerProblem(Kind kind, @Nullable Window window, String words) {
    /// Of a question to which no usable answer came.
    ///
    /// @param why a sentence for a person
    public static AnswerProblem unanswered(@Nullable Window window, String why) {
        return new AnswerProblem(
                Kind.UNANSWERED,
                window,
                why + " Asking again asks for this alone: what was answered is not paid again.");
    }

    public enum Kind {
        /// Put right where that was safe: what was meant is beyond doubt.
        REPAIRED,
        /// Left out: nobody can say what was meant.
        DROPPED,
        /// The model refused for its rules; asking again gives the same.
        BLOCKED,
        /// No usable answer came.
        UNANSWERED,
        /// Another model answered than the first of the creator's list, which was gone.
        OTHER_MODEL,
        /// Asking would be of no use.
        NOT_ASKED,
        /// What an answer cost was not said: the most that it may have cost is counted.
        COST_ASSUMED;

        /// Whether something is missing or otherwise than was asked for, so that a person is told
        /// of it; the rest can be looked up.
        public boolean isTold() {
            return switch (this) {
                case BLOCKED, UNANSWERED, OTHER_MODEL, COST_ASSUMED -> true;
                case REPAIRED, DROPPED, NOT_ASKED -> false;
            };
        }
    }
}
