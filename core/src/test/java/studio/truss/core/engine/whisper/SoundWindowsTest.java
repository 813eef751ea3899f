package studio.truss.core.engine.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.SoundReader;

class SoundWindowsTest {
    /// Loud but for a pause from 27 s to 28 s.
    private static SoundReader sound(int seconds) {
        int[] at = {0};
        return interleaved -> {
            int count = Math.min(1000, Math.min(interleaved.length, seconds * 16_000 - at[0]));
            for (int i = 0; i < count; i++, at[0]++) {
                interleaved[i] = at[0] / 16_000 == 27 ? 0 : 0.5f;
            }
            return count;
        };
    }

    @Test
    void aWindowEndsInThePauseAndTheNextBeginsThere() {
        SoundWindows windows = new SoundWindows(sound(40));
        SoundWindows.Window first = windows.next();
        assertEquals(0, first.startMs());
        assertTrue(first.endMs() >= 27_000 && first.endMs() <= 28_000, "" + first.endMs());
        SoundWindows.Window second = windows.next();
        assertEquals(first.endMs(), second.startMs());
        assertEquals(40_000, second.endMs());
        assertEquals(0, windows.next().samples().length);
    }

    @Test
    void silenceIsKnown() {
        assertTrue(new SoundWindows.Window(0, new float[100]).isSilent());
        assertFalse(new SoundWindows.Window(0, new float[] {0, -0.1f}).isSilent());
    }
}
