package studio.truss.core.clips;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.Moment;
import studio.truss.core.moments.ledger.Fusion;

import java.util.Set;

/// Weighs stretches that the creator chose: what the search passed over gets the same ledger as
/// what it found.
public final class HandPicked {
    private HandPicked() {}

    /// @param range inside the source
    public static Moment moment(Analysis analysis, TimeRange range) {
        Fusion fusion =
                new Fusion(analysis.observed(), analysis.settings().moments().without(), Set.of());
        return Moment.of(range, range.middleMs(), fusion);
    }
}
