package studio.truss.core.media;

/// The K weighting of BS.1770-4 for one channel: a high shelf (the head) and a high pass, at any
/// sample rate. The analogue prototypes behind the standard's 48 kHz coefficients are those that
/// the EBU's and libebur128's authors published.
final class KWeighting {
    private static final double SHELF_HZ = 1681.974450955533;
    private static final double SHELF_DB = 3.999843853973347;
    private static final double SHELF_Q = 0.7071752369554196;
    private static final double SHELF_BAND = 0.4996667741545416;
    private static final double PASS_HZ = 38.13547087602444;
    private static final double PASS_Q = 0.5003270373238773;
    private static final double DENORMAL = 1e-30;

    private final double b0;
    private final double b1;
    private final double b2;
    private final double a1;
    private final double a2;
    private final double c1;
    private final double c2;
    private double s1;
    private double s2;
    private double p1;
    private double p2;

    KWeighting(int sampleRate) {
        // below twice the shelf's corner the bilinear transform has no room for it
        double k = Math.tan(Math.PI * Math.min(SHELF_HZ / sampleRate, 0.49));
        double high = Math.pow(10, SHELF_DB / 20);
        double band = Math.pow(high, SHELF_BAND);
        double a0 = 1 + k / SHELF_Q + k * k;
        b0 = (high + band * k / SHELF_Q + k * k) / a0;
        b1 = 2 * (k * k - high) / a0;
        b2 = (high - band * k / SHELF_Q + k * k) / a0;
        a1 = 2 * (k * k - 1) / a0;
        a2 = (1 - k / SHELF_Q + k * k) / a0;

        double j = Math.tan(Math.PI * Math.min(PASS_HZ / sampleRate, 0.49));
        double d0 = 1 + j / PASS_Q + j * j;
        c1 = 2 * (j * j - 1) / d0;
        c2 = (1 - j / PASS_Q + j * j) / d0;
    }

    /// Filters the next samples and gives the sum of their squares.
    double energy(float[] samples, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double shelfState = samples[i] - a1 * s1 - a2 * s2;
            double shelf = b0 * shelfState + b1 * s1 + b2 * s2;
            s2 = s1;
            s1 = shelfState;
            double passState = shelf - c1 * p1 - c2 * p2;
            double out = passState - 2 * p1 + p2;
            p2 = p1;
            p1 = passState;
            sum += out * out;
        }
        s1 = flushed(s1);
        s2 = flushed(s2);
        p1 = flushed(p1);
        p2 = flushed(p2);
        return sum;
    }

    /// Denormal numbers, which silence would otherwise decay into, are slow.
    private static double flushed(double state) {
        return Math.abs(state) < DENORMAL ? 0 : state;
    }
}
