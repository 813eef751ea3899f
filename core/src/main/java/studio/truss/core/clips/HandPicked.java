package studio.truss.core.clips;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.Moment;
import studio.truss.core.moments.ledger.Evidence;
import studio.truss.core.moments.ledger.Fusion;
import studio.truss.core.moments.ledger.ScoreScale;

import java.util.List;
import java.util.Set;

/// Weighs stretches that the creator chose: what the search passed over gets the same ledger as
/// what it found.
public final class HandPicked {
    private HandPicked() {}

    /// @param range inside the source
    public static Moment moment(Analysis analysis, TimeRange range) {
        Fusion fusion =
                new Fusion(analysis.observed(), analysis.settings().moments().without(), Set.of());
        List<Evidence> ledger = fusion.ledger(range);
        double fused = ledger.stream().mapToDouble(Evidence::contribution).sum();
        return new Moment(
                range,
                range.middleMs(),
                ScoreScale.score(fused),
                fused,
                ledger,
                fusion.title(ledger, range.middleMs()));
    }
}
