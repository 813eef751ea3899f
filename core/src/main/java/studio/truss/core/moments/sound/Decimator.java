package studio.truss.core.moments.sound;

/// Lowers a sample rate by a whole factor behind a windowed-sinc low pass. One thread.
final class Decimator {
    private final int factor;
    private final float[] taps;
    private final float[] ring;
    private int at;
    private int phase;

    Decimator(int factor) {
        this.factor = factor;
        taps = lowPass(factor);
        ring = new float[taps.length * 2];
    }

    /// Takes one sample; true where [#value] has a new one.
    boolean accept(float sample) {
        // Written twice, so that the last taps.length samples always lie in one piece.
        ring[at] = sample;
        ring[at + taps.length] = sample;
        at = at + 1 == taps.length ? 0 : at + 1;
        phase = phase + 1 == factor ? 0 : phase + 1;
        return phase == 0;
    }

    float value() {
        if (factor == 1) {
            return ring[at];
        }
        float sum = 0;
        for (int i = 0; i < taps.length; i++) {
            sum += taps[i] * ring[at + i];
        }
        return sum;
    }

    private static float[] lowPass(int factor) {
        if (factor == 1) {
            return new float[] {1};
        }
        int length = 12 * factor + 1;
        double cutoff = 0.45 / factor;
        double[] taps = new double[length];
        double sum = 0;
        for (int i = 0; i < length; i++) {
            double x = i - (length - 1) / 2.0;
            double sinc =
                    x == 0 ? 2 * cutoff : StrictMath.sin(2 * Math.PI * cutoff * x) / (Math.PI * x);
            double hann = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * (i + 1) / (length + 1));
            taps[i] = sinc * hann;
            sum += taps[i];
        }
        float[] normal = new float[length];
        for (int i = 0; i < length; i++) {
            normal[i] = (float) (taps[i] / sum);
        }
        return normal;
    }
}
