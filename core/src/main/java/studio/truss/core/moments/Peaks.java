package studio.truss.core.moments;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.rule.MomentRule;
import studio.truss.core.moments.signal.Grid;
import studio.truss.core.moments.signal.Signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the peaks of the fused curve and the stretch that belongs to each: back to where the rise
/// begins and a few seconds of what led to it, forward to where it has died away. What a model
/// named is a stretch of its own.
final class Peaks {
    /// Less than this is noise.
    private static final float LEAST = 0.01f;

    /// The rise begins, and the decay ends, at this share of the peak.
    private static final float FOOT = 0.4f;

    /// However slowly it rises or dies away: what lies further off is another moment.
    private static final long REACH_BACK_MS = 16_000;

    private static final long REACH_AHEAD_MS = 12_000;

    private static final long LEAD_MS = 4_000;
    private static final long TAIL_MS = 2_000;

    /// Of what is missing to the shortest length, this much is put before the peak: a reaction
    /// comes after what it reacts to.
    private static final double BEFORE = 0.65;

    private final float[] curve;
    private final long durationMs;
    private final MomentSettings settings;
    private final boolean lead;

    /// @param off rules that are left out
    Peaks(float[] curve, long durationMs, MomentSettings settings, Set<MomentRule> off) {
        lead = !off.contains(MomentRule.LEAD);
        this.curve = curve;
        this.durationMs = durationMs;
        this.settings = settings;
    }

    List<Candidate> find() {
        List<Candidate> found = new ArrayList<>();
        int i = 0;
        while (i < curve.length) {
            int end = i;
            while (end + 1 < curve.length && curve[end + 1] == curve[i]) {
                end++;
            }
            boolean rises = i == 0 || curve[i - 1] < curve[i];
            boolean falls = end + 1 == curve.length || curve[end + 1] < curve[i];
            if (rises && falls && curve[i] > LEAST) {
                found.add(around((i + end) / 2));
            }
            i = end + 1;
        }
        return found;
    }

    /// A stretch that was named, around where it is strongest; none where the curve stays flat.
    Optional<Candidate> inside(TimeRange named) {
        int from = Grid.hopOf(named.startMs(), curve.length);
        int to = Grid.hopOf(named.endMs() - 1, curve.length);
        int peak = from;
        for (int i = from; i <= to; i++) {
            peak = curve[i] > curve[peak] ? i : peak;
        }
        long peakMs = Math.clamp(msOf(peak), named.startMs(), named.endMs() - 1);
        return curve[peak] > LEAST
                ? Optional.of(
                        new Candidate(
                                fit(named.startMs(), named.endMs(), peakMs), peakMs, curve[peak]))
                : Optional.empty();
    }

    private long msOf(int hop) {
        return Math.min(durationMs, (long) hop * Signal.HOP_MS + Signal.HOP_MS / 2);
    }

    private Candidate around(int peak) {
        int back = (int) Math.min(settings.maxMs(), REACH_BACK_MS) / Signal.HOP_MS;
        int ahead = (int) Math.min(settings.maxMs(), REACH_AHEAD_MS) / Signal.HOP_MS;
        float foot = curve[peak] * FOOT;
        int from = peak;
        while (from > 0 && peak - from < back && curve[from - 1] > foot) {
            from--;
        }
        int to = peak;
        while (to + 1 < curve.length && to - peak < ahead && curve[to + 1] > foot) {
            to++;
        }
        long peakMs = msOf(peak);
        long start = (long) from * Signal.HOP_MS - (lead ? LEAD_MS : 0);
        long end = (to + 1L) * Signal.HOP_MS + TAIL_MS;
        return new Candidate(fit(start, end, peakMs), peakMs, curve[peak]);
    }

    /// Brings a stretch to a length that is allowed, inside the source, the peak within.
    private TimeRange fit(long start, long end, long peakMs) {
        long length = Math.clamp(end - start, settings.minMs(), settings.maxMs());
        long lacking = length - (end - start);
        double before = lead ? BEFORE : 0.5;
        long from = lacking > 0 ? start - Math.round(lacking * before) : start;
        if (lacking < 0) {
            from = Math.clamp(peakMs - Math.round(length * before), start, end - length);
        }
        from = Math.clamp(from, 0, Math.max(0, durationMs - length));
        return TimeRange.of(from, Math.min(durationMs, from + length));
    }
}
