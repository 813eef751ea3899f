package studio.truss.core.moments.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.moments.signal.ReactionSignal;

import java.util.Set;

class RankedSignalTest {

    @Test
    void equalValuesShareTheMiddleOfTheirRanks() {
        RankedSignal signal = ranked(1, 2, 2, 3);
        assertEquals(0.125, signal.percentile(1));
        assertEquals(0.5, signal.percentile(2));
        assertEquals(0.875, signal.percentile(3));
    }

    @Test
    void aFlatSignalHasNoStrengthAnywhere() {
        RankedSignal signal = ranked(0.6f, 0.6f, 0.6f, 0.6f);
        assertEquals(0, signal.strength(0.6f));
        assertEquals(0, signal.z(0.6f));
        assertEquals(0.5, signal.percentile(0.6f));
    }

    @Test
    void noiseAroundALevelHasRanksButNoStrength() {
        RankedSignal signal = ranked(0.60f, 0.61f, 0.62f, 0.63f, 0.64f);
        assertTrue(signal.percentile(0.64f) > 0.85);
        assertEquals(0, signal.strength(0.64f));
    }

    @Test
    void zIsTheDistanceFromTheMedianOverTheSpread() {
        // Median 3, absolute deviations 2 1 0 1 6: MAD 1.
        assertEquals(0.6745 * 6, ranked(1, 2, 3, 4, 9).z(9), 1e-9);
    }

    @Test
    void zFallsBackToTheMeanDeviationWhereMostValuesAreEqual() {
        // Median 0, MAD 0, mean absolute deviation 2.
        assertEquals(10 / (1.2533 * 2), ranked(0, 0, 0, 0, 10).z(10), 1e-9);
    }

    @Test
    void strengthNeverFallsWithTheValue() {
        RankedSignal signal = ranked(0, 0, 0, 0.1f, 0.3f, 0.4f, 0.5f, 0.9f);
        double before = 0;
        for (float raw = 0; raw <= 1; raw += 0.01f) {
            double now = signal.strength(raw);
            assertTrue(now >= before && now <= 1);
            before = now;
        }
        assertTrue(before > 0.9);
    }

    private static RankedSignal ranked(float... curve) {
        return new RankedSignal(ReactionSignal.laughter(), 1, curve, Set.of());
    }
}
