package studio.truss.core.gemini.merge;

import studio.truss.core.gemini.AnswerProblem;
import studio.truss.core.gemini.ModelChapter;
import studio.truss.core.gemini.ModelMoment;
import studio.truss.core.gemini.VideoAnswer;
import studio.truss.core.gemini.answer.ComparisonReader.Round;

import java.util.List;
import java.util.stream.Stream;

/// Puts together what was said about a whole video.
public final class VideoAnswers {
    private VideoAnswers() {}

    /// @param finalists those that the rounds are about
    /// @param rounds those that were answered
    /// @param outline of the whole; empty where it was not asked for or did not come
    /// @param further problems beside those of the windows, such as windows without an answer
    public static VideoAnswer of(
            String model,
            String promptHash,
            long durationMs,
            MergedWindows merged,
            List<ModelMoment> finalists,
            List<Round> rounds,
            List<ModelChapter> outline,
            List<AnswerProblem> further) {
        ChapterList list = ChapterList.of(outline, merged.chapters(), durationMs);
        return new VideoAnswer(
                model,
                promptHash,
                Ranking.of(merged.moments(), finalists, rounds),
                list.chapters(),
                merged.transcript(),
                Stream.of(merged.problems(), further, list.problems())
                        .flatMap(List::stream)
                        .toList());
    }
}
