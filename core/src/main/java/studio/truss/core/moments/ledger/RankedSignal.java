package studio.truss.core.moments.ledger;

import studio.truss.core.moments.rule.MomentRule;
import studio.truss.core.moments.signal.Signal;

import java.util.Arrays;
import java.util.Set;

/// A signal of one source with what is needed to say how unusual a value is there.
///
/// Strength, which is what a weight is multiplied with, needs both: a value must be rare in this
/// source (nothing at the median, in full at the top), and large enough to be something at all. So
/// a flat or merely noisy curve has ranks but no strength.
final class RankedSignal {
    private final Signal signal;
    private final double weight;
    private final float[] curve;
    private final Set<MomentRule> off;
    private final float[] sorted;
    private final double median;
    private final double spread;

    /// @param weight after renormalisation
    /// @param off rules that are left out
    RankedSignal(Signal signal, double weight, float[] curve, Set<MomentRule> off) {
        this.off = off;
        this.signal = signal;
        this.weight = weight;
        this.curve = curve;
        sorted = curve.clone();
        Arrays.sort(sorted);
        median = medianOf(sorted);
        spread = spreadOf(curve, median);
    }

    Signal signal() {
        return signal;
    }

    double weight() {
        return weight;
    }

    /// The largest value in the hops `from` to `to`, the end exclusive.
    float most(int from, int to) {
        float most = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            most = Math.max(most, curve[i]);
        }
        return from < to ? most : 0;
    }

    /// The share of the source below `raw`, equal values counted half (mid-rank), 0..1.
    double percentile(float raw) {
        int below = firstAtLeast(raw);
        int notAbove = firstAtLeast(Math.nextUp(raw));
        return sorted.length == 0 ? 0 : (below + notAbove) / 2.0 / sorted.length;
    }

    /// Robust z: 0.6745 (x - median) / MAD; where MAD is 0, (x - median) / (1.2533 mean absolute
    /// deviation); where that is 0 too, 0 (Iglewicz and Hoaglin, "How to detect and handle
    /// outliers", 1993).
    double z(float raw) {
        return spread == 0 ? 0 : (raw - median) / spread;
    }

    /// 0..1, never falls when `raw` grows.
    double strength(float raw) {
        double over = raw - (signal.judgement() ? 0 : median);
        double large = Math.clamp((over - signal.faint()) / (signal.full() - signal.faint()), 0, 1);
        if (large == 0 && !off.contains(MomentRule.SIZE)) {
            return 0; // most values are: spares the search for the rank
        }
        double size = off.contains(MomentRule.SIZE) ? 1 : large;
        // a judge who names much of a short source means it
        boolean always = signal.judgement() || off.contains(MomentRule.RARITY);
        double rare = always ? 1 : Math.max(0, 2 * percentile(raw) - 1);
        return size * rare;
    }

    float[] strengths() {
        float[] out = new float[curve.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) strength(curve[i]);
        }
        return out;
    }

    float[] percentiles() {
        float[] out = new float[curve.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) percentile(curve[i]);
        }
        return out;
    }

    private int firstAtLeast(float value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double medianOf(float[] sorted) {
        int n = sorted.length;
        return n == 0 ? 0 : ((double) sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    private static double spreadOf(float[] curve, double median) {
        float[] deviations = new float[curve.length];
        double sum = 0;
        for (int i = 0; i < curve.length; i++) {
            deviations[i] = (float) Math.abs(curve[i] - median);
            sum += deviations[i];
        }
        Arrays.sort(deviations);
        double mad = medianOf(deviations) / 0.6745;
        return mad > 0 || curve.length == 0 ? mad : 1.2533 * sum / curve.length;
    }
}
