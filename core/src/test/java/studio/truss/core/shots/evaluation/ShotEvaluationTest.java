package studio.truss.core.shots.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class ShotEvaluationTest {
    @Test
    void mostTransitionsOfADrawnEditListAreFound() {
        List<Reel> reels = List.of(reel(1), reel(2), reel(3), reel(4), reel(5));
        ShotEvaluation.Score score = new ShotEvaluation().evaluate(reels, 3, 40);
        assertEquals(40, score.transitions());
        assertTrue(score.f1() > 0.85, score.f1() + " " + score.errors());
    }

    @Test
    void theSameSeedMakesTheSameFilm() {
        List<Reel> reels = List.of(reel(1), reel(2), reel(3));
        ShotEvaluation.Score a = new ShotEvaluation().evaluate(reels, 8, 10);
        assertEquals(a, new ShotEvaluation().evaluate(reels, 8, 10));
    }

    @Test
    void aFilmThatIsAllOneColourGivesNoReel() {
        List<byte[]> black = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            black.add(new byte[Reel.BYTES]);
        }
        assertEquals(List.of(), Reel.cutFrom("black", black));
    }

    /// Blocks before a ground, one of which moves.
    private static Reel reel(int seed) {
        Random random = new Random(seed);
        byte[] ground = new byte[Reel.BYTES];
        for (int block = 0; block < 60; block++) {
            box(ground, random.nextInt(150), random.nextInt(80), random, 12 + random.nextInt(30));
        }
        List<byte[]> pictures = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            byte[] picture = ground.clone();
            box(picture, 20 + i, 40, new Random(seed), 14);
            pictures.add(picture);
        }
        return new Reel("drawn " + seed, pictures);
    }

    private static void box(byte[] picture, int x, int y, Random random, int size) {
        byte[] colour = new byte[3];
        random.nextBytes(colour);
        for (int v = y; v < Math.min(Reel.HEIGHT, y + size); v++) {
            for (int u = x; u < Math.min(Reel.WIDTH, x + size); u++) {
                System.arraycopy(colour, 0, picture, (v * Reel.WIDTH + u) * 3, 3);
            }
        }
    }
}
