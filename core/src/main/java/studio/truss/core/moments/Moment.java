package studio.truss.core.moments;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.ledger.Evidence;
import studio.truss.core.moments.ledger.Fusion;
import studio.truss.core.moments.ledger.ScoreScale;
import studio.truss.core.moments.signal.ModelMark;

import java.util.List;
import java.util.Optional;

/// A stretch that is worth a clip, and why.
///
/// @param peakMs where it is strongest
/// @param score 0..100, from `fused` by the mapping of `ScoreScale`
/// @param fused the sum of the contributions, 0..1
/// @param evidence one row per signal, the missing ones included, always in the same order
/// @param title that of the model which named it, else a neutral one, such as "Laughter at 12:41"
/// @param hook of the model which named it; null without one
public record Moment(
        TimeRange range,
        long peakMs,
        double score,
        double fused,
        List<Evidence> evidence,
        String title,
        @Nullable String hook) {

    public Moment {
        evidence = List.copyOf(evidence);
    }

    /// A stretch as it is weighed.
    public static Moment of(TimeRange range, long peakMs, Fusion fusion) {
        List<Evidence> ledger = fusion.ledger(range);
        double fused = fusion.fused(range);
        Optional<ModelMark> named = ModelMark.best(range, fusion.marks());
        return new Moment(
                range,
                peakMs,
                ScoreScale.score(fused),
                fused,
                ledger,
                named.map(ModelMark::title).orElseGet(() -> fusion.title(ledger, peakMs)),
                named.map(ModelMark::hook).orElse(null));
    }
}
