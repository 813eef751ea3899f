package studio.truss.core.moments;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.ledger.Evidence;

import java.util.List;

/// A stretch that is worth a clip, and why.
///
/// @param peakMs where it is strongest
/// @param score 0..100, from `fused` by the mapping of `ScoreScale`
/// @param fused the sum of the contributions, 0..1
/// @param evidence one row per signal, the missing ones included, always in the same order
/// @param title a neutral one, such as "Laughter at 12:41"
public record Moment(
        TimeRange range,
        long peakMs,
        double score,
        double fused,
        List<Evidence> evidence,
        String title) {

    public Moment {
        evidence = List.copyOf(evidence);
    }
}
