package studio.truss.core.moments;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.ledger.ScoreScale;
import studio.truss.core.moments.ledger.SignalCurve;

/// The answer to "why is there no moment here?".
///
/// @param score 0..100 of the place itself, by the fused curve
/// @param nearest the moment or candidate that lies nearest, null where there is none at all
/// @param rule what removed the nearest candidate; null where it is a moment
/// @param awayMs from the place to it; 0 inside
public record WhyNot(
        double score, @Nullable TimeRange nearest, @Nullable String rule, long awayMs) {

    public static WhyNot at(Findings findings, long ms) {
        TimeRange nearest = null;
        String rule = null;
        long away = Long.MAX_VALUE;
        for (Moment moment : findings.moments()) {
            if (away(moment.range(), ms) < away) {
                nearest = moment.range();
                away = away(nearest, ms);
            }
        }
        for (Rejected rejected : findings.rejected()) {
            if (away(rejected.range(), ms) < away) {
                nearest = rejected.range();
                rule = rejected.reason();
                away = away(nearest, ms);
            }
        }
        return new WhyNot(score(findings, ms), nearest, rule, nearest == null ? 0 : away);
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

    private static long away(TimeRange range, long ms) {
        return range.contains(ms)
                ? 0
                : Math.min(Math.abs(ms - range.startMs()), Math.abs(ms - range.endMs()));
    }
}
