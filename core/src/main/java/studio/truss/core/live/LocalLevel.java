package studio.truss.core.live;

import java.util.Arrays;

/// How far a count of people stands above the ten minutes around it: the robust z of
/// variance-stabilised counts (Anscombe's 2*sqrt(u + 3/8); Iglewicz and Hoaglin's 0.6745*d/MAD).
final class LocalLevel {
    private static final int HALF_WINDOW = 300;
    private static final int SAMPLE_STEP = 5;
    private static final int RENEW = 10;
    private static final double NORMAL_OF_MEAN = 1.2533;
    private static final double NORMAL_OF_MEDIAN = 1.4826;

    private LocalLevel() {}

    /// @param people per second of the log
    static float[] z(int[] people) {
        float[] z = new float[people.length];
        double[] sample = new double[2 * HALF_WINDOW / SAMPLE_STEP + 1];
        double median = 0;
        double spread = 0;
        for (int i = 0; i < people.length; i++) {
            if (i % RENEW == 0) {
                int n = 0;
                int to = Math.min(people.length - 1, i + HALF_WINDOW);
                for (int k = Math.max(0, i - HALF_WINDOW); k <= to; k += SAMPLE_STEP) {
                    sample[n++] = stabilised(people[k]);
                }
                median = median(sample, n);
                spread = spread(sample, n, median);
            }
            z[i] = spread == 0 ? 0 : (float) ((stabilised(people[i]) - median) / spread);
        }
        return z;
    }

    /// The same against the whole log: in an hour that is lively all along nothing stands out from
    /// the ten minutes around it.
    static float[] zOfAll(int[] people) {
        float[] z = new float[people.length];
        double[] sample = new double[people.length];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = stabilised(people[i]);
        }
        double median = median(sample, sample.length);
        double spread = spread(sample, sample.length, median);
        for (int i = 0; i < z.length; i++) {
            z[i] = spread == 0 ? 0 : (float) ((stabilised(people[i]) - median) / spread);
        }
        return z;
    }

    private static double stabilised(int count) {
        return 2 * Math.sqrt(count + 0.375);
    }

    private static double median(double[] values, int n) {
        if (n == 0) {
            return 0;
        }
        Arrays.sort(values, 0, n);
        return (values[(n - 1) / 2] + values[n / 2]) / 2;
    }

    /// The standard deviation that a normal sample of this median deviation would have.
    private static double spread(double[] values, int n, double median) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            values[i] = Math.abs(values[i] - median);
            sum += values[i];
        }
        double mad = median(values, n);
        return mad > 0 ? mad * NORMAL_OF_MEDIAN : sum / n * NORMAL_OF_MEAN;
    }
}
