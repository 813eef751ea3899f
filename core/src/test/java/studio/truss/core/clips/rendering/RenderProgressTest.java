package studio.truss.core.clips.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RenderProgressTest {
    private static final long PLANNED = 20_000_000;

    private static long expected(long doneMs, long bytes) {
        return new RenderProgress("job", doneMs, 30_000, 1, bytes, PLANNED, false).bytesExpected();
    }

    @Test
    void theSizeIsFirstAsPlannedThenMoreAndMoreAsWritten() {
        assertEquals(PLANNED, expected(0, 0));
        assertEquals(PLANNED, expected(500, 0));
        long early = expected(1_000, 300_000);
        long late = expected(15_000, 4_500_000);
        assertTrue(early < PLANNED && early > 15_000_000, "early: " + early);
        assertTrue(late < early && late < 10_000_000, "late: " + late);
        assertEquals(9_000_000, expected(30_000, 9_000_000));
    }

    @Test
    void theSizeIsNeverBelowWhatIsWritten() {
        assertTrue(expected(29_000, 25_000_000) >= 25_000_000);
    }
}
