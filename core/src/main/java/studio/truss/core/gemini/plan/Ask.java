package studio.truss.core.gemini.plan;

import studio.truss.core.gemini.Window;
import studio.truss.core.gemini.prompt.Prompt;

/// A request that is not answered yet, as far as its size is known.
///
/// @param videoMs of the video that it is about; 0 for text alone
/// @param textTokens of instruction, question and schema
/// @param answerTokens about how long answer and thoughts become, rather too long
public record Ask(long videoMs, long textTokens, long answerTokens) {
    /// What a minute of a video with much talk is answered with: its transcript as JSON, and its
    /// share of moments and chapters.
    private static final long ANSWER_PER_MINUTE = 1_100;

    static final int THOUGHTS = 3_000;
    private static final long FINALIST_ASKED = 250;
    private static final long FINALIST_ANSWERED = 60;
    private static final long COMPARISON_ASKED = 900;
    private static final long OUTLINE_ASKED = 700;
    private static final long CHAPTER = 60;
    private static final long CHAPTER_EVERY_MS = 150_000;

    public static Ask window(Window window, Prompt prompt) {
        long minutes = Math.ceilDiv(window.range().lengthMs(), 60_000L);
        return new Ask(
                window.range().lengthMs(),
                text(prompt),
                Math.min(prompt.answerMax(), THOUGHTS + ANSWER_PER_MINUTE * minutes));
    }

    /// A round in which the best are compared, before they are known.
    public static Ask comparison(int finalists) {
        return new Ask(
                0,
                COMPARISON_ASKED + FINALIST_ASKED * finalists,
                THOUGHTS + FINALIST_ANSWERED * finalists);
    }

    /// The chapters of a whole video, before those of its windows are known.
    public static Ask outline(long durationMs) {
        long chapters = 2 + durationMs / CHAPTER_EVERY_MS;
        return new Ask(0, OUTLINE_ASKED + CHAPTER * chapters, THOUGHTS + CHAPTER * chapters);
    }

    private static long text(Prompt prompt) {
        return TokenRates.text(prompt.instruction())
                + TokenRates.text(prompt.text())
                + TokenRates.text(prompt.schema().toString());
    }
}
