package studio.truss.core.media;

import java.util.Arrays;

/// A look-ahead limiter of true peaks for sound that is held in memory: the gain falls over 5 ms
/// before a peak and comes back over about 80 ms, the same in all channels. Sound below the ceiling
/// is left as it is, bit for bit. Stateless.
public final class PeakLimiter {
    private static final double ATTACK_S = 0.005;
    private static final double RELEASE_S = 0.08;

    private PeakLimiter() {}

    /// @param interleaved changed in place
    /// @param ceilingDb highest true peak that may remain, dB of full scale
    /// @return the most that was taken away at any instant in dB, 0 where nothing was
    public static double limit(
            float[] interleaved, int channels, int sampleRate, double ceilingDb) {
        int frames = interleaved.length / channels;
        float[] gain = new float[frames];
        if (!wantedGain(interleaved, channels, sampleRate, Math.pow(10, ceilingDb / 20), gain)) {
            return 0;
        }
        int ahead = Math.max(1, (int) (sampleRate * ATTACK_S));
        float[] held = leastAhead(gain, ahead);
        release(held, Math.exp(-1 / (sampleRate * RELEASE_S)));
        float least = apply(interleaved, channels, held, ahead);
        return -20 * Math.log10(least);
    }

    /// Fills in the gain at which each sample, and the curve on both sides of it, keeps the
    /// ceiling.
    private static boolean wantedGain(
            float[] sound, int channels, int sampleRate, double ceiling, float[] gain) {
        float[][] phases = TruePeak.phases(sampleRate);
        float suspicious = (float) (ceiling / TruePeak.growth(phases));
        Arrays.fill(gain, 1);
        boolean any = false;
        int half = TruePeak.TAPS / 2;
        for (int c = 0; c < channels; c++) {
            int looked = 0; // curves between samples are known up to here
            for (int i = 0; i < gain.length; i++) {
                float sample = Math.abs(sound[i * channels + c]);
                if (sample <= suspicious) {
                    continue;
                }
                any |= lower(gain, i, ceiling, sample);
                // only a curve with a high sample within its reach can go over the ceiling
                int end = Math.min(i + half, gain.length - 1);
                for (int left = Math.max(looked, i - half); left < end; left++) {
                    float between = between(sound, channels, c, left - half + 1, phases);
                    any |= lower(gain, left, ceiling, between);
                    any |= lower(gain, left + 1, ceiling, between);
                }
                looked = Math.max(looked, end);
            }
        }
        return any;
    }

    private static boolean lower(float[] gain, int at, double ceiling, float peak) {
        if (peak <= ceiling) {
            return false;
        }
        gain[at] = Math.min(gain[at], (float) (ceiling / peak));
        return true;
    }

    private static float between(
            float[] sound, int channels, int channel, int from, float[][] phases) {
        int frames = sound.length / channels;
        float most = 0;
        for (float[] taps : phases) {
            float sum = 0;
            for (int k = Math.max(0, -from); k < taps.length && from + k < frames; k++) {
                sum += taps[k] * sound[(from + k) * channels + channel];
            }
            most = Math.max(most, Math.abs(sum));
        }
        return most;
    }

    /// Of each value the least of itself and the `ahead` values after it.
    private static float[] leastAhead(float[] gain, int ahead) {
        float[] least = new float[gain.length];
        int[] queue = new int[gain.length]; // indices from high to low, their gains rising
        int head = 0;
        int tail = 0;
        for (int i = gain.length - 1; i >= 0; i--) {
            while (tail > head && gain[queue[tail - 1]] >= gain[i]) {
                tail--;
            }
            queue[tail++] = i;
            while (queue[head] > i + ahead) {
                head++;
            }
            least[i] = gain[queue[head]];
        }
        return least;
    }

    private static void release(float[] gain, double keep) {
        float last = 1;
        for (int i = 0; i < gain.length; i++) {
            float back = (float) (1 - (1 - last) * keep);
            last = Math.min(gain[i], back);
            gain[i] = last;
        }
    }

    /// Multiplies by the mean of the last `width` gains, each of which is low enough for the
    /// sample.
    private static float apply(float[] sound, int channels, float[] gain, int width) {
        float least = 1;
        double sum = (double) gain[0] * width; // before the first sample its gain is held
        for (int i = 0; i < gain.length; i++) {
            sum += gain[i] - gain[Math.max(0, i - width)];
            float mean = (float) Math.min(1, sum / width);
            if (mean >= 0.99999f) {
                continue;
            }
            least = Math.min(least, mean);
            for (int c = 0; c < channels; c++) {
                sound[i * channels + c] *= mean;
            }
        }
        return least;
    }
}
