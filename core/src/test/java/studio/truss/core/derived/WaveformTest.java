package studio.truss.core.derived;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class WaveformTest {
    private static final int RATE = 22_050;

    @TempDir private Path folder;

    /// A second of silence, one of a square wave between -0.5 and 0.25, half a second of silence.
    private Waveform waveform(int seconds) throws IOException {
        WaveformWriter writer = new WaveformWriter(RATE);
        float[] second = new float[RATE];
        for (int s = 0; s < seconds; s++) {
            for (int i = 0; i < RATE; i++) {
                second[i] = s != 1 ? 0 : i % 2 == 0 ? -0.5f : 0.25f;
            }
            writer.accept(second, RATE);
        }
        writer.write(Waveform.file(folder), seconds * 1000L);
        return Waveform.read(folder);
    }

    @Test
    void theFinestLevelTellsTheExtremesAndThePower() throws IOException {
        Waveform.Level finest = waveform(3).levels().getFirst();
        assertEquals(5, finest.bucketMs());
        assertEquals(600, finest.buckets());
        assertEquals(0, finest.max(finest.bucketAt(990)));
        int loud = finest.bucketAt(1500);
        assertEquals(-0.5, finest.min(loud), 1e-4);
        assertEquals(0.25, finest.max(loud), 1e-4);
        assertEquals(Math.sqrt((0.25 + 0.0625) / 2), finest.rms(loud), 2e-3);
        assertEquals(0, finest.rms(finest.bucketAt(2010)));
    }

    @Test
    void bucketsDoNotDriftOverHours() throws IOException {
        WaveformWriter writer = new WaveformWriter(44_100); // 220.5 samples in 5 ms
        float[] second = new float[44_100];
        for (int s = 0; s < 3600; s++) {
            second[0] = s == 3599 ? 1 : 0;
            writer.accept(second, second.length);
        }
        writer.write(Waveform.file(folder), 3_600_000);
        Waveform.Level finest = Waveform.read(folder).levels().getFirst();
        assertEquals(1, finest.max(finest.bucketAt(3_599_002)), 1e-4);
        assertEquals(0, finest.max(finest.bucketAt(3_598_998)), 1e-4);
    }

    @Test
    void levelsAboveSumUpThoseBelow() throws IOException {
        Waveform waveform = waveform(60);
        Waveform.Level coarse = waveform.level(100);
        assertEquals(80, coarse.bucketMs());
        int loud = coarse.bucketAt(1500);
        assertEquals(-0.5, coarse.min(loud), 1e-3);
        assertEquals(0.25, coarse.max(loud), 1e-3);
        assertEquals(0.395, coarse.rms(loud), 2e-3);
        assertEquals(0, coarse.max(coarse.bucketAt(3000)));
    }

    @Test
    void theLevelFitsTheZoom() throws IOException {
        Waveform waveform = waveform(60);
        assertEquals(5, waveform.level(0.3).bucketMs());
        assertEquals(20, waveform.level(79).bucketMs());
        assertEquals(80, waveform.level(80).bucketMs());
        assertTrue(waveform.level(1e9).buckets() <= 512);
    }

    @Test
    void aDamagedFileIsTold() throws IOException {
        waveform(3);
        Path file = Waveform.file(folder);
        Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 1000));
        var told = assertThrows(CacheException.class, () -> Waveform.read(folder));
        assertEquals(CacheException.Problem.DAMAGED, told.problem());
    }
}
