package studio.truss.core.media;

import java.util.Arrays;

/// The highest true peak of one channel: 4 times oversampled (2 times from 96 kHz, not at all from
/// 192 kHz) by a windowed sinc, as BS.1770-4 annex 2 describes. For one thread.
final class TruePeak {
    static final int TAPS = 16; // for each phase
    private static final int BLOCK = 32;

    private final float[][] phases;
    private final float growth;
    private float[] line = new float[TAPS - 1]; // the last samples, then the new ones
    private float highest;

    TruePeak(int sampleRate) {
        phases = phases(sampleRate);
        growth = growth(phases);
    }

    /// Taps of the points between two samples.
    static float[][] phases(int sampleRate) {
        int factor = sampleRate < 96_000 ? 4 : sampleRate < 192_000 ? 2 : 1;
        float[][] phases = new float[factor - 1][];
        for (int p = 1; p < factor; p++) {
            phases[p - 1] = phase((double) p / factor);
        }
        return phases;
    }

    /// How much higher than its samples a signal can get between them, at the very most.
    static float growth(float[][] phases) {
        float most = 1;
        for (float[] taps : phases) {
            float sum = 0;
            for (float tap : taps) {
                sum += Math.abs(tap);
            }
            most = Math.max(most, sum);
        }
        return most;
    }

    /// Taps that give the signal `fraction` of a sample after the one at index `TAPS / 2 - 1`.
    private static float[] phase(double fraction) {
        float[] taps = new float[TAPS];
        double sum = 0;
        for (int i = 0; i < TAPS; i++) {
            double t = i - (TAPS / 2 - 1) - fraction;
            double sinc = t == 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
            double window = Math.cos(Math.PI * t / TAPS);
            taps[i] = (float) (sinc * window * window);
            sum += taps[i];
        }
        for (int i = 0; i < TAPS; i++) {
            taps[i] /= (float) sum;
        }
        return taps;
    }

    void add(float[] samples, int n) {
        int past = TAPS - 1;
        if (line.length < past + n) {
            line = Arrays.copyOf(line, past + n);
        }
        System.arraycopy(samples, 0, line, past, n);
        for (int start = 0; start < n; start += BLOCK) {
            scan(start, Math.min(n, start + BLOCK));
        }
        System.arraycopy(line, n, line, 0, past);
    }

    private void scan(int start, int end) {
        float most = 0;
        for (int i = start; i < end + TAPS - 1; i++) {
            most = Math.max(most, Math.abs(line[i]));
        }
        if (most * growth <= highest) {
            return; // nothing between these samples can be higher than what was seen
        }
        highest = Math.max(highest, most);
        for (float[] taps : phases) {
            for (int i = start; i < end; i++) {
                float sum = 0;
                for (int k = 0; k < TAPS; k++) {
                    sum += taps[k] * line[i + k];
                }
                highest = Math.max(highest, Math.abs(sum));
            }
        }
    }

    float highest() {
        return highest;
    }
}
