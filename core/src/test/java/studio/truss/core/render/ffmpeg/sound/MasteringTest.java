package studio.truss.core.render.ffmpeg.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.SoundReader;
import studio.truss.core.render.LoudnessResult.Bound;

import java.util.Random;

class MasteringTest {

    @Test
    void whatTheLimiterTakesFromTheLoudnessIsMadeUpFor() {
        float[] sound = noiseWithPeaks();

        Mastering made = master(sound, -14);

        Mastering.Level heard = Mastering.Level.of(made.over(reader(sound)));
        assertTrue(made.limitedDb() > 1, "limited by " + made.limitedDb());
        assertEquals(-14, heard.lufs(), 0.1);
        assertTrue(heard.peakDb() <= -1.29, "peak " + heard.peakDb());
        assertEquals(Bound.NONE, made.bound());
    }

    @Test
    void theLimiterNeverTakesMoreThanSixDecibels() {
        float[] sound = noiseWithPeaks();

        Mastering made = master(sound, -4);

        assertEquals(6, made.limitedDb(), 0.1);
        assertEquals(Bound.TRUE_PEAK, made.bound());
    }

    @Test
    void theSoundThatWasGivenStaysAsItIs() {
        float[] sound = noiseWithPeaks();

        Mastering.Level.of(master(sound, -14).over(reader(sound)));

        assertArrayEquals(noiseWithPeaks(), sound);
    }

    @Test
    void whatStaysBelowTheCeilingIsNotLimited() {
        float[] sound = noiseWithPeaks();

        Mastering made = master(sound, Mastering.Level.of(reader(sound)).lufs() - 3);

        assertEquals(-3, made.gainDb(), 1e-9);
        assertEquals(0, made.limitedDb());
        assertEquals(Bound.NONE, made.bound());
    }

    private static Mastering master(float[] sound, double aim) {
        return Mastering.of(() -> reader(sound), Mastering.Level.of(reader(sound)), aim, -1.3);
    }

    private static SoundReader reader(float[] sound) {
        return SoundReader.of(sound, 2);
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
