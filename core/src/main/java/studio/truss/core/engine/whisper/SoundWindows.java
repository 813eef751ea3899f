package studio.truss.core.engine.whisper;

import studio.truss.core.media.SoundReader;

import java.util.Arrays;

/// Cuts one channel of sound into windows that a model hears whole, 30 s at most, each of which
/// ends where its last seconds are quietest. One thread.
final class SoundWindows {
    static final int SAMPLE_RATE = 16_000;
    private static final int LONGEST = 30 * SAMPLE_RATE;
    private static final int SEARCHED = 5 * SAMPLE_RATE;
    private static final int PAUSE = SAMPLE_RATE / 5;
    private static final int STEP = PAUSE / 4;

    private final SoundReader reader;
    private final float[] heard = new float[LONGEST];
    private int filled;
    private long from;

    /// @param fromSample where it begins in the sound
    record Window(long fromSample, float[] samples) {
        long startMs() {
            return fromSample * 1000 / SAMPLE_RATE;
        }

        long endMs() {
            return (fromSample + samples.length) * 1000 / SAMPLE_RATE;
        }

        /// Whether nothing in it is louder than -60 dB: a model makes up words for silence.
        boolean isSilent() {
            for (float sample : samples) {
                if (Math.abs(sample) > 0.001f) {
                    return false;
                }
            }
            return true;
        }
    }

    /// @param reader of one channel at [#SAMPLE_RATE]
    SoundWindows(SoundReader reader) {
        this.reader = reader;
    }

    /// The next window; one without samples when there is no more.
    Window next() {
        while (filled < LONGEST) {
            float[] chunk = new float[LONGEST - filled];
            int read = reader.read(chunk);
            if (read == 0) {
                break;
            }
            System.arraycopy(chunk, 0, heard, filled, read);
            filled += read;
        }
        int cut = filled < LONGEST ? filled : quietest();
        Window window = new Window(from, Arrays.copyOf(heard, cut));
        System.arraycopy(heard, cut, heard, 0, filled - cut);
        filled -= cut;
        from += cut;
        return window;
    }

    /// The middle of the quietest stretch; the last of several.
    private int quietest() {
        int best = LONGEST;
        double least = Double.MAX_VALUE;
        for (int at = LONGEST - SEARCHED; at + PAUSE <= LONGEST; at += STEP) {
            double power = 0;
            for (int i = at; i < at + PAUSE; i++) {
                power += heard[i] * heard[i];
            }
            if (power <= least) {
                least = power;
                best = at + PAUSE / 2;
            }
        }
        return best;
    }
}
