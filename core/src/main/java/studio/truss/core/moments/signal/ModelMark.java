package studio.truss.core.moments.signal;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A stretch that a model which saw the video named as a moment.
///
/// @param score 0..100
/// @param words its reason with the model's name and how sure it was, for a creator
/// @param title for a clip of it; null where the model gave none
/// @param hook words over the clip's first seconds; null where the model gave none
/// @param verdict what the score is made of; null where that is not known
public record ModelMark(
        TimeRange range,
        double score,
        String words,
        @Nullable String title,
        @Nullable String hook,
        @Nullable Verdict verdict) {
    /// A stretch with less of it shows another moment.
    private static final double SHARE_LEAST = 0.3;

    /// Edges move to sentences: who has so much of it has what was meant.
    private static final double SHARE_FULL = 0.8;

    /// No clip is longer as a rule.
    private static final long LENGTH_MOST_MS = 60_000;

    public ModelMark {
        if (range.lengthMs() == 0 || !(score >= 0 && score <= 100)) {
            throw new IllegalArgumentException("a mark of " + score + " at " + range);
        }
    }

    /// What a score is made of.
    ///
    /// @param promptHash of all that the model was told
    /// @param scores by what they are for; they sum to the mark's score, or nearly
    /// @param spread standard deviation of the rounds; 0 where it was scored once
    /// @param rounds how often it was scored
    public record Verdict(
            String model,
            String promptHash,
            Map<String, Integer> scores,
            double spread,
            int rounds) {
        public Verdict {
            scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
        }
    }

    /// The mark that counts most in a stretch; none where they only touch it.
    public static Optional<ModelMark> best(TimeRange range, Collection<ModelMark> marks) {
        return marks.stream()
                .filter(mark -> mark.share(range) >= SHARE_LEAST)
                .max(
                        Comparator.<ModelMark>comparingDouble(mark -> mark.in(range))
                                .thenComparingDouble(mark -> mark.range.iou(range)));
    }

    /// What of the score a stretch gets: all of it where it has most of what was named.
    double in(TimeRange stretch) {
        return score * Math.min(1, share(stretch) / SHARE_FULL);
    }

    boolean isIn(TimeRange stretch) {
        return share(stretch) >= SHARE_FULL;
    }

    private double share(TimeRange stretch) {
        return (double) range.overlapMs(stretch) / Math.min(range.lengthMs(), LENGTH_MOST_MS);
    }
}
