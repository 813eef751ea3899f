package studio.truss.core.clips;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.Moment;
import studio.truss.core.moments.MomentSettings;
import studio.truss.core.moments.edge.EdgeSnapper;
import studio.truss.core.moments.ledger.Fusion;

import java.util.Set;

/// Weighs stretches that the creator chose: what the search passed over gets the same ledger as
/// what it found.
public final class HandPicked {
    private static final long USUAL_MS = 20_000;

    private HandPicked() {}

    /// Where a moment lies of which the creator saw the beginning.
    ///
    /// @param beginMs inside the source
    public static TimeRange from(Analysis analysis, long beginMs) {
        MomentSettings settings = analysis.settings().moments();
        return new EdgeSnapper(analysis.observed(), settings.minMs(), settings.maxMs(), Set.of())
                .from(beginMs, USUAL_MS);
    }

    /// @param range inside the source
    public static Moment moment(Analysis analysis, TimeRange range) {
        Fusion fusion =
                new Fusion(analysis.observed(), analysis.settings().moments().without(), Set.of());
        return Moment.of(range, range.middleMs(), fusion);
    }
}
