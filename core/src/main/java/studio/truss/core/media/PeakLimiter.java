package studio.truss.core.media;

import java.util.Arrays;

/// A look-ahead limiter of true peaks: the gain falls over 5 ms before a peak and comes back over
/// about 80 ms, the same in all channels. Sound below the ceiling is left as it is, bit for bit.
/// Holds half a second of what it reads. One thread.
public final class PeakLimiter implements SoundReader {
    private static final double ATTACK_S = 0.005;
    private static final double RELEASE_S = 0.08;
    private static final double CHUNK_S = 0.5;
    private static final float HEARD = 0.99999f; // a gain above it changes nothing
    private static final int HALF = TruePeak.TAPS / 2;

    private final SoundReader source;
    private final int channels;
    private final double ceiling;
    private final float[][] phases;
    private final float suspicious;
    private final int ahead;
    private final double keep;
    private final int chunk;

    private final float[] read; // what precedes the chunk, the chunk, what is looked ahead at
    private int readStart = HALF; // samples before it are from before the sound begins
    private int readEnd = HALF;
    private boolean ended;
    private final float[] out;
    private int outAt;
    private int outEnd;
    private final float[] held; // gains, those of the last `ahead` samples first
    private boolean first = true;
    private float last = 1;
    private double sum;
    private float least = 1;

    /// @param ceilingDb highest true peak that may remain, dB of full scale
    public PeakLimiter(SoundReader source, int channels, int sampleRate, double ceilingDb) {
        this.source = source;
        this.channels = channels;
        this.ceiling = Math.pow(10, ceilingDb / 20);
        this.phases = TruePeak.phases(sampleRate);
        this.suspicious = (float) (ceiling / TruePeak.growth(phases));
        this.ahead = Math.max(1, (int) (sampleRate * ATTACK_S));
        this.keep = Math.exp(-1 / (sampleRate * RELEASE_S));
        this.chunk = Math.max(1, (int) (sampleRate * CHUNK_S));
        this.read = new float[(HALF + chunk + ahead + HALF) * channels];
        this.out = new float[chunk * channels];
        this.held = new float[ahead + chunk];
        Arrays.fill(held, 1);
        this.sum = ahead;
    }

    /// The most that was taken away so far at any instant in dB, 0 where nothing was.
    public double limitedDb() {
        return least == 1 ? 0 : -20 * Math.log10(least);
    }

    @Override
    public int read(float[] interleaved) {
        int filled = 0;
        while (filled < interleaved.length) {
            if (outAt == outEnd && !next()) {
                break;
            }
            int count = Math.min(outEnd - outAt, interleaved.length - filled);
            System.arraycopy(out, outAt, interleaved, filled, count);
            outAt += count;
            filled += count;
        }
        return filled / channels;
    }

    private boolean next() {
        fill();
        int frames = Math.min(chunk, readEnd - HALF);
        if (frames <= 0) {
            return false;
        }
        System.arraycopy(read, HALF * channels, out, 0, frames * channels);
        float[] gain = new float[readEnd];
        Arrays.fill(gain, 1);
        if (wantedGain(gain) || last < HEARD || sum < ahead * (double) HEARD) {
            leastAhead(gain, frames);
            release(frames);
            apply(frames);
        }
        first = false;
        outAt = 0;
        outEnd = frames * channels;
        readStart = Math.max(0, readStart - frames);
        readEnd -= frames;
        System.arraycopy(read, frames * channels, read, 0, readEnd * channels);
        return true;
    }

    private void fill() {
        int room = read.length / channels - readEnd;
        if (ended || room == 0) {
            return;
        }
        float[] block = new float[room * channels];
        int got = source.read(block);
        System.arraycopy(block, 0, read, readEnd * channels, got * channels);
        readEnd += got;
        ended = got < room;
    }

    /// Fills in the gain at which each sample that was read, and the curve on both sides of it,
    /// keeps the ceiling.
    private boolean wantedGain(float[] gain) {
        boolean any = false;
        for (int c = 0; c < channels; c++) {
            int looked = readStart; // curves between samples are known up to here
            for (int i = readStart; i < readEnd; i++) {
                float sample = Math.abs(read[i * channels + c]);
                if (sample <= suspicious) {
                    continue;
                }
                any |= lower(gain, i, sample);
                // only a curve with a high sample within its reach can go over the ceiling
                int end = Math.min(i + HALF, readEnd - 1);
                for (int left = Math.max(looked, i - HALF); left < end; left++) {
                    float between = between(c, left - HALF + 1);
                    any |= lower(gain, left, between);
                    any |= lower(gain, left + 1, between);
                }
                looked = Math.max(looked, end);
            }
        }
        return any;
    }

    private boolean lower(float[] gain, int at, float peak) {
        if (peak <= ceiling) {
            return false;
        }
        gain[at] = Math.min(gain[at], (float) (ceiling / peak));
        return true;
    }

    private float between(int channel, int from) {
        float most = 0;
        for (float[] taps : phases) {
            float value = 0;
            int end = Math.min(taps.length, readEnd - from);
            for (int k = Math.max(0, readStart - from); k < end; k++) {
                value += taps[k] * read[(from + k) * channels + channel];
            }
            most = Math.max(most, Math.abs(value));
        }
        return most;
    }

    /// Of each gain of the chunk the least of itself and the `ahead` gains after it.
    private void leastAhead(float[] gain, int frames) {
        int[] queue = new int[gain.length]; // indices from high to low, their gains rising
        int head = 0;
        int tail = 0;
        for (int i = Math.min(gain.length, HALF + frames + ahead) - 1; i >= HALF; i--) {
            while (tail > head && gain[queue[tail - 1]] >= gain[i]) {
                tail--;
            }
            queue[tail++] = i;
            while (queue[head] > i + ahead) {
                head++;
            }
            if (i < HALF + frames) {
                held[ahead + i - HALF] = gain[queue[head]];
            }
        }
    }

    private void release(int frames) {
        for (int i = ahead; i < ahead + frames; i++) {
            float back = (float) (1 - (1 - last) * keep);
            last = Math.min(held[i], back);
            held[i] = last;
        }
        if (first) { // before the first sample its gain is held
            Arrays.fill(held, 0, ahead, held[ahead]);
            sum = (double) held[ahead] * ahead;
        }
    }

    /// Multiplies by the mean of the last `ahead` gains, each of which is low enough for the
    /// sample.
    private void apply(int frames) {
        for (int i = 0; i < frames; i++) {
            sum += held[ahead + i] - held[i];
            float mean = (float) Math.min(1, sum / ahead);
            if (mean >= HEARD) {
                continue;
            }
            least = Math.min(least, mean);
            for (int c = 0; c < channels; c++) {
                out[i * channels + c] *= mean;
            }
        }
        System.arraycopy(held, frames, held, 0, ahead);
    }
}
