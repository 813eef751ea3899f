package studio.truss.core.reframe.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

/// Few keys, and nobody sees what was left out.
class KeyReductionTest {
    private static final int STEPS = 200;

    /// Stands, eases over to the other side, stands, and drifts a little all the time.
    private static double[] walk(double drift) {
        double[] path = new double[STEPS];
        for (int i = 0; i < STEPS; i++) {
            double t = Math.clamp((i - 60) / 40.0, 0, 1);
            path[i] = 600 * t * t * (3 - 2 * t) + drift * Math.sin(i / 9.0);
        }
        return path;
    }

    @Test
    void straightLinesBetweenTheKeysStayWithinTheTolerance() {
        double[] x = walk(1);
        double[] y = walk(0.4);
        List<Integer> kept = new KeyReduction(x, y, 1.5).kept();
        assertEquals(0, kept.getFirst());
        assertEquals(STEPS - 1, kept.getLast());
        for (int k = 1; k < kept.size(); k++) {
            int from = kept.get(k - 1);
            int to = kept.get(k);
            for (int i = from; i <= to; i++) {
                double f = (double) (i - from) / (to - from);
                assertTrue(Math.abs(x[i] - (x[from] + (x[to] - x[from]) * f)) <= 1.5, "x at " + i);
                assertTrue(Math.abs(y[i] - (y[from] + (y[to] - y[from]) * f)) <= 1.5, "y at " + i);
            }
        }
        assertTrue(kept.size() <= 24, kept::toString);
    }

    @Test
    void aCameraThatHardlyMovesHasOneKey() {
        double[] y = new double[STEPS];
        Arrays.fill(y, 300);
        double[] x = walk(0);
        Arrays.setAll(x, i -> 500 + 1.4 * Math.sin(i / 9.0));
        assertEquals(List.of(0), new KeyReduction(x, y, 1.5).kept());
    }
}
