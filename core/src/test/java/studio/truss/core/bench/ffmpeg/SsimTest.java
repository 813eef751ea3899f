package studio.truss.core.bench.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

class SsimTest {
    private static final int SIZE = 64;

    @Test
    void aPictureIsLikeItselfAndLessSoTheNoisierItsCopy() {
        byte[][] picture = noise(40, 1);

        assertEquals(1, plane(picture, picture), 1e-12);
        double little = plane(picture, sum(picture, noise(4, 2)));
        double much = plane(picture, sum(picture, noise(20, 2)));
        assertTrue(little < 1 && little > 0.9, "little " + little);
        assertTrue(much < little - 0.05, "much " + much);
    }

    /// Without structure only the means count: 2ab / (a² + b²).
    @Test
    void plainGreysDifferByTheirBrightness() {
        double like = plane(grey(100), grey(110));

        assertEquals(2 * 100 * 110 / (100.0 * 100 + 110 * 110), like, 1e-4);
    }

    private static double plane(byte[][] a, byte[][] b) {
        return Ssim.plane(rows(a), rows(b), SIZE, SIZE);
    }

    private static Ssim.Rows rows(byte[][] picture) {
        return (y, into) -> System.arraycopy(picture[y], 0, into, 0, into.length);
    }

    private static byte[][] grey(int value) {
        byte[][] picture = new byte[SIZE][SIZE];
        for (byte[] row : picture) {
            Arrays.fill(row, (byte) value);
        }
        return picture;
    }

    private static byte[][] noise(int strength, int seed) {
        Random random = new Random(seed);
        byte[][] picture = new byte[SIZE][SIZE];
        for (byte[] row : picture) {
            for (int x = 0; x < SIZE; x++) {
                row[x] = (byte) (100 + random.nextInt(strength));
            }
        }
        return picture;
    }

    private static byte[][] sum(byte[][] picture, byte[][] noise) {
        byte[][] result = new byte[SIZE][SIZE];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                result[y][x] = (byte) (picture[y][x] + noise[y][x] - 100);
            }
        }
        return result;
    }
}
