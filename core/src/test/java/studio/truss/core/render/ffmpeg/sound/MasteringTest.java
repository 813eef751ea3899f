package studio.truss.core.render.ffmpeg.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.render.LoudnessResult.Bound;

import java.util.Random;

class MasteringTest {

    @Test
    void whatTheLimiterTakesFromTheLoudnessIsMadeUpFor() {
        float[] sound = noiseWithPeaks();

        Mastering made = Mastering.of(sound, Mastering.Level.of(sound), -14, -1.3);

        Mastering.Level heard = Mastering.Level.of(made.sound());
        assertTrue(made.limitedDb() > 1, "limited by " + made.limitedDb());
        assertEquals(-14, heard.lufs(), 0.1);
        assertTrue(heard.peakDb() <= -1.29, "peak " + heard.peakDb());
        assertEquals(Bound.NONE, made.bound());
    }

    @Test
    void theLimiterNeverTakesMoreThanSixDecibels() {
        float[] sound = noiseWithPeaks();

        Mastering made = Mastering.of(sound, Mastering.Level.of(sound), -4, -1.3);

        assertEquals(6, made.limitedDb(), 0.1);
        assertEquals(Bound.TRUE_PEAK, made.bound());
    }

    @Test
    void theSoundThatWasGivenStaysAsItIs() {
        float[] sound = noiseWithPeaks();

        Mastering.of(sound, Mastering.Level.of(sound), -14, -1.3);

        assertArrayEquals(noiseWithPeaks(), sound);
    }

    /// Two seconds, every twentieth of a second four times as loud for half a millisecond.
    private static float[] noiseWithPeaks() {
        Random random = new Random(7);
        float[] sound = new float[2 * 48_000 * 2];
        for (int i = 0; i < sound.length; i += 2) {
            float loud = i / 2 % 2_400 < 24 ? 0.28f : 0.065f;
            sound[i] = loud * (float) (random.nextDouble() * 2 - 1);
            sound[i + 1] = sound[i];
        }
        return sound;
    }
}
