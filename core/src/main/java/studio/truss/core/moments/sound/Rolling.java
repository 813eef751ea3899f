package studio.truss.core.moments.sound;

/// Statistics over a window that moves along a series, each linear in the series' length. The
/// window is centred and cut off at the ends.
public final class Rolling {
    private static final double BINS_PER_UNIT = 2;
    private static final int LOWEST = -120;
    private static final int BINS = (int) ((20 - LOWEST) * BINS_PER_UNIT);

    private Rolling() {}

    /// The quantile `q` (0..1) of decibels, to half a decibel; values are taken as -120..20.
    public static float[] quantile(float[] db, int window, double q) {
        int[] counts = new int[BINS];
        float[] out = new float[db.length];
        int from = 0;
        int to = 0;
        for (int i = 0; i < db.length; i++) {
            int last = Math.min(db.length, i + window - window / 2);
            while (to < last) {
                counts[binOf(db[to++])]++;
            }
            int start = Math.max(0, i - window / 2);
            while (from < start) {
                counts[binOf(db[from++])]--;
            }
            out[i] = quantileOf(counts, to - from, q);
        }
        return out;
    }

    static float[] mean(float[] values, int window) {
        double[] sums = new double[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i] + values[i];
        }
        float[] out = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            int from = Math.max(0, i - window / 2);
            int to = Math.min(values.length, i + window - window / 2);
            out[i] = (float) ((sums[to] - sums[from]) / (to - from));
        }
        return out;
    }

    /// 0 at `low` and below, 1 at `high` and above, straight between; `low` may be the larger.
    static double ramp(double value, double low, double high) {
        return Math.clamp((value - low) / (high - low), 0, 1);
    }

    private static int binOf(float db) {
        return (int) Math.clamp((long) ((db - LOWEST) * BINS_PER_UNIT), 0, BINS - 1L);
    }

    private static float quantileOf(int[] counts, int total, double q) {
        long wanted = (long) Math.floor(q * (total - 1));
        long seen = 0;
        for (int bin = 0; bin < BINS; bin++) {
            seen += counts[bin];
            if (seen > wanted) {
                return (float) (LOWEST + (bin + 0.5) / BINS_PER_UNIT);
            }
        }
        return LOWEST;
    }
}
