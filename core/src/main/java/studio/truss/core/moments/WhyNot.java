package studio.truss.core.moments;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.ledger.ScoreScale;
import studio.truss.core.moments.ledger.SignalCurve;

/// The answer to "why is there no moment here?".
///
/// @param score 0..100 of the place itself, by the fused curve
/// @param moment the one that lies nearest, null where there is none at all
/// @param candidate the nearest that is no moment, null where none is within reach
/// @param rule what removed the candidate, in words; null without one
public record WhyNot(
        double score, @Nullable Near moment, @Nullable Near candidate, @Nullable String rule) {
    /// A candidate farther away than this says nothing about the place.
    static final long REACH_MS = 30_000;

    /// A stretch near a place.
    ///
    /// @param awayMs from the place to its nearer edge; 0 inside
    /// @param before whether it ends before the place
    public record Near(TimeRange range, long awayMs, boolean before) {

        static Near of(TimeRange range, long ms) {
            if (range.contains(ms)) {
                return new Near(range, 0, false);
            }
            boolean before = range.endMs() <= ms;
            return new Near(range, before ? ms - range.endMs() : range.startMs() - ms, before);
        }
    }

    public static WhyNot at(Findings findings, long ms) {
        Near nearest = null;
        for (Moment moment : findings.moments()) {
            Near near = Near.of(moment.range(), ms);
            nearest = nearest == null || near.awayMs < nearest.awayMs ? near : nearest;
        }
        Near candidate = null;
        String rule = null;
        for (Rejected rejected : findings.rejected()) {
            Near near = Near.of(rejected.range(), ms);
            if (near.awayMs <= REACH_MS && (candidate == null || near.awayMs < candidate.awayMs)) {
                candidate = near;
                rule = rejected.reason();
            }
        }
        return new WhyNot(score(findings, ms), nearest, candidate, rule);
    }

    private static double score(Findings findings, long ms) {
        for (SignalCurve curve : findings.curves()) {
            if (curve.signal().equals("fused") && curve.rank().length > 0) {
                int hop = (int) Math.clamp(ms / curve.hopMs(), 0, curve.rank().length - 1L);
                return ScoreScale.score(curve.rank()[hop]);
            }
        }
        return 0;
    }
}
