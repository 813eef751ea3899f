package studio.truss.core.gemini;

import studio.truss.core.media.TimeRange;

/// A moment as the model named it, checked: inside the video, times on the source's clock.
///
/// @param hook what is said in the first seconds to hold a viewer; may be empty
/// @param why the model's reason, in its words
/// @param score 0..100: of the window's answer, or the mean of the rounds in which the best were
///   compared
/// @param spread standard deviation of the rounds; 0 where it was asked once
/// @param rounds how often it was scored
public record ModelMoment(
        TimeRange range,
        String hook,
        String title,
        String why,
        SubScores scores,
        double score,
        double spread,
        int rounds) {

    /// As a window's answer has it.
    public static ModelMoment once(
            TimeRange range, String hook, String title, String why, SubScores scores) {
        return new ModelMoment(range, hook, title, why, scores, scores.total(), 0, 1);
    }
}
