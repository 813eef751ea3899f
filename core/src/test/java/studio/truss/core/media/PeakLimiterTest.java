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

        assertEquals(0, PeakLimiter.limit(sound, 2, RATE, -1));
        assertArrayEquals(before, sound);
    }

    @Test
    void noTruePeakIsLeftAboveTheCeiling() {
        float[] sound = bursts(0.9f);

        double taken = PeakLimiter.limit(sound, 2, RATE, -3);

        LoudnessMeter meter = new LoudnessMeter(RATE, 2, "stereo");
        meter.add(sound, sound.length / 2);
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
        PeakLimiter.limit(sound, 2, RATE, -6);

        assertTrue(sound[2 * (RATE + 5) + 1] < 0.06f, "right channel follows the left");
        assertEquals(0.1f, sound[2 * (RATE - RATE / 100)], "10 ms before");
        assertEquals(0.1f, sound[2 * (RATE * 2 - 1)], 0.001f, "a second after");
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
