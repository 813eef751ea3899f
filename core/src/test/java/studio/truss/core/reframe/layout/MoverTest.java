package studio.truss.core.reframe.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.reframe.look.SalienceMeter;

import java.util.List;
import java.util.Random;

class MoverTest {
    private static final int LOOKS = 18;
    private static final double CROP = 15;
    private static final double BODY = 9;

    /// Somebody who walks: each look shows a few columns of the body only, and some none.
    private static double[][] walk(double from, double perLook, double light) {
        Random chance = new Random(5);
        double[][] moves = new double[LOOKS][SalienceMeter.COLUMNS];
        for (int i = 0; i < LOOKS; i++) {
            for (int c = 0; c < SalienceMeter.COLUMNS; c++) {
                double aside = c + 0.5 - from - perLook * i;
                boolean body = Math.abs(aside) < BODY / 2;
                moves[i][c] = light + (body && i % 4 != 3 && chance.nextInt(3) == 0 ? 2 : 0);
            }
        }
        return moves;
    }

    private static long[] times() {
        long[] ms = new long[LOOKS];
        for (int i = 0; i < LOOKS; i++) {
            ms[i] = 333L * i;
        }
        return ms;
    }

    /// The crop's way as the search leaves it: late at both ends.
    private static double[] rough(double from, double perLook) {
        double[] rough = new double[LOOKS];
        for (int i = 0; i < LOOKS; i++) {
            rough[i] = from + perLook * Math.clamp(i, 3, LOOKS - 4);
        }
        return rough;
    }

    @Test
    void allLooksTogetherShowTheWholeOfWhatEachShowsAPartOf() {
        for (double light : new double[] {0, 1.5}) {
            List<Mover.Part> parts =
                    new Mover(times(), walk(9, 1.5, light), rough(9, 1.5), CROP).parts();

            for (int i = 0; i < LOOKS; i++) {
                Mover.Part part = parts.get(i);
                double middle = 9 + 1.5 * i;
                assertEquals(middle, (part.left() + part.right()) / 2, 1.2, "look " + i);
                assertTrue(part.right() - part.left() > 0.75 * BODY, part.toString());
                assertTrue(part.right() - part.left() < 1.3 * BODY, part.toString());
            }
        }
    }

    @Test
    void whereNothingMovesTheRoughWayStays() {
        double[] rough = rough(20, 0.5);
        List<Mover.Part> parts =
                new Mover(times(), new double[LOOKS][SalienceMeter.COLUMNS], rough, CROP).parts();

        for (int i = 0; i < LOOKS; i++) {
            assertEquals(new Mover.Part(rough[i], rough[i]), parts.get(i));
        }
    }
}
