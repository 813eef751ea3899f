package studio.truss.core.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class PeakLimiterTest {
    private static final int RATE = 48_000;

    @Test
    void soundBelowTheCeilingIsNotTouched() {
        float[] sound = bursts(0.05f);
        float[] before = sound.clone();

        PeakLimiter limiter = limiter(sound, -1);

        assertArrayEquals(before, all(limiter, sound.length, 777));
        assertEquals(0, limiter.limitedDb());
    }

    @Test
    void noTruePeakIsLeftAboveTheCeiling() {
        float[] sound = bursts(0.9f);

        PeakLimiter limiter = limiter(sound, -3);
        float[] limited = all(limiter, sound.length, 4800);
        double taken = limiter.limitedDb();

        LoudnessMeter meter = new LoudnessMeter(RATE, 2, "stereo");
        meter.add(limited, limited.length / 2);
        assertTrue(meter.truePeakDbtp() <= -2.9, "peak " + meter.truePeakDbtp());
        assertTrue(taken > 1 && taken < 12, "took " + taken);
    }

    @Test
    void bothChannelsAreTurnedDownTogetherAndQuietSoundFarFromAPeakIsKept() {
        float[] sound = new float[RATE * 2 * 2];
        java.util.Arrays.fill(sound, 0.1f);
        for (int i = 0; i < 20; i++) {
            sound[2 * (RATE + i)] = 1; // left channel, in the middle
        }
        float[] limited = all(limiter(sound, -6), sound.length, 4800);

        assertTrue(limited[2 * (RATE + 5) + 1] < 0.06f, "right channel follows the left");
        assertEquals(0.1f, limited[2 * (RATE - RATE / 100)], "10 ms before");
        assertEquals(0.1f, limited[2 * (RATE * 2 - 1)], 0.001f, "a second after");
    }

    /// It works in pieces of half a second; a peak on a seam is one like any other.
    @Test
    void wherePeaksLieInItsPiecesMakesNoDifference() {
        float[] sound = bursts(0.9f);
        float[] later = new float[sound.length + 2 * 9_000];
        System.arraycopy(sound, 0, later, 2 * 9_000, sound.length);

        float[] one = all(limiter(sound, -3), sound.length, 4800);
        float[] other = all(limiter(later, -3), later.length, 1001);

        float[] fromSameSample = java.util.Arrays.copyOfRange(other, 2 * 9_000, other.length);
        // where the sound begins with a peak, the gain before it differs
        for (int i = 2 * RATE / 4; i < one.length; i++) {
            assertEquals(one[i], fromSameSample[i], 1e-5f, "sample " + i / 2);
        }
    }

    private static PeakLimiter limiter(float[] sound, double ceilingDb) {
        return new PeakLimiter(SoundReader.of(sound, 2), 2, RATE, ceilingDb);
    }

    /// @param block samples that are read at a time
    private static float[] all(PeakLimiter limiter, int length, int block) {
        float[] all = new float[length];
        float[] part = new float[block * 2];
        int at = 0;
        for (int got = limiter.read(part); got > 0; got = limiter.read(part)) {
            System.arraycopy(part, 0, all, at, got * 2);
            at += got * 2;
        }
        assertEquals(length, at);
        return all;
    }

    /// Noise with a loud stretch every quarter of a second.
    private static float[] bursts(float loudest) {
        SplittableRandom random = new SplittableRandom(7);
        float[] sound = new float[RATE * 2 * 2];
        for (int i = 0; i < sound.length; i++) {
            float level = i / 2 % (RATE / 4) < RATE / 100 ? loudest : loudest / 10;
            sound[i] = (float) (level * (random.nextDouble() * 2 - 1));
        }
        return sound;
    }
}
