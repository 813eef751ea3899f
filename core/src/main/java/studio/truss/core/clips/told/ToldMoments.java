package studio.truss.core.clips.told;

import org.jspecify.annotations.Nullable;

import studio.truss.core.gemini.ModelMoment;
import studio.truss.core.gemini.SubScores;
import studio.truss.core.gemini.VideoAnswer;
import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.signal.ModelMark;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The moments of an answer as marks that can be weighed. Pure.
final class ToldMoments {
    private ToldMoments() {}

    /// @param durationMs what is read of the video; nothing is marked beyond it
    static List<ModelMark> marks(VideoAnswer answer, long durationMs) {
        return answer.moments().stream()
                .flatMap(moment -> mark(moment, answer, durationMs).stream())
                .toList();
    }

    private static Optional<ModelMark> mark(
            ModelMoment moment, VideoAnswer answer, long durationMs) {
        TimeRange range = moment.range().clamp(0, durationMs);
        if (range.lengthMs() == 0) {
            return Optional.empty();
        }
        SubScores scores = moment.scores();
        return Optional.of(
                new ModelMark(
                        range,
                        moment.score(),
                        words(moment),
                        textOrNull(moment.title()),
                        textOrNull(moment.hook()),
                        new ModelMark.Verdict(
                                answer.model(),
                                answer.promptHash(),
                                Map.of(
                                        "hook", scores.hook(),
                                        "engagement", scores.engagement(),
                                        "value", scores.value(),
                                        "shareability", scores.shareability()),
                                moment.spread(),
                                moment.rounds())));
    }

    /// "Gemini 82 ± 3 of 3 rounds: he wins by an inch".
    private static String words(ModelMoment moment) {
        String score = "Gemini " + Math.round(moment.score());
        if (moment.rounds() > 1) {
            score +=
                    " ± %d of %d round%s"
                            .formatted(
                                    Math.round(moment.spread()),
                                    moment.rounds(),
                                    moment.rounds() == 1 ? "" : "s");
        }
        return moment.why().isBlank() ? score : score + ": " + moment.why().strip();
    }

    private static @Nullable String textOrNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
