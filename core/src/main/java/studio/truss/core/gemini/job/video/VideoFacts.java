package studio.truss.core.gemini.job.video;

import org.jspecify.annotations.Nullable;

import studio.truss.core.gemini.prompt.ChatExcerpt;
import studio.truss.core.gemini.prompt.Wish;
import studio.truss.core.media.TimeRange;

import java.util.List;

/// What questions about a video are made of; the same each time for the same analysis.
///
/// @param sha256 of the source's bytes
/// @param filmBytes about how large the small film is, or will be
/// @param hasSound nothing is said in a video without
/// @param pauses in which nobody speaks
/// @param cutsMs of the picture
/// @param pointless why nothing is asked about it, a sentence; null where asking is of use
public record VideoFacts(
        String sha256,
        String title,
        long durationMs,
        long sourceBytes,
        long filmBytes,
        boolean hasSound,
        List<TimeRange> pauses,
        List<Long> cutsMs,
        Wish wish,
        ChatExcerpt chat,
        @Nullable String pointless) {
    public VideoFacts {
        if (durationMs <= 0) {
            throw new IllegalArgumentException("a video of " + durationMs + " ms");
        }
        pauses = List.copyOf(pauses);
        cutsMs = List.copyOf(cutsMs);
    }
}
