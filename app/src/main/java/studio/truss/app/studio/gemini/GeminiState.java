package studio.truss.app.studio.gemini;

import org.jspecify.annotations.Nullable;

import studio.truss.app.gemini.KeyState;
import studio.truss.core.gemini.Forecast;
import studio.truss.core.gemini.VideoAnswer;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.GeminiOrders.Budget;
import studio.truss.core.library.item.VideoId;

import java.math.BigDecimal;

/// How it stands between a video and Gemini.
///
/// @param job the last one; null for a video that was never asked about
/// @param outlook null where it cannot be known
/// @param answer of the last job that was done; null for none
/// @param trouble what went wrong here, for a person; empty for nothing
public record GeminiState(
        VideoId video,
        KeyState key,
        @Nullable GeminiJob job,
        @Nullable Outlook outlook,
        @Nullable VideoAnswer answer,
        String trouble) {

    /// What asking now would take.
    ///
    /// @param enough a limit with which nothing is held back
    /// @param free whether a budget stopped the job that reaches by now
    public record Outlook(Forecast forecast, BigDecimal enough, Budget budget, boolean free) {}

    GeminiState withJob(@Nullable GeminiJob next) {
        return new GeminiState(video, key, next, outlook, answer, trouble);
    }

    GeminiState withOutlook(Outlook next) {
        return new GeminiState(video, key, job, next, answer, trouble);
    }

    GeminiState withTrouble(String words) {
        return new GeminiState(video, key, job, outlook, answer, words);
    }

    boolean underWay() {
        return job != null && !job.state().ended();
    }
}
