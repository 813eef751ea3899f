package studio.truss.app.cloud;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MirrorPaceTest {
    private final MirrorPace pace = new MirrorPace();

    @Test
    void theFirstRoundIsDueAtOnceAndTheNextInThirtySeconds() {
        assertTrue(pace.due(1_000, true, 0));
        pace.ran(1_000, 0);
        assertFalse(pace.due(30_999, true, 0));
        assertTrue(pace.due(31_000, true, 0));
    }

    @Test
    void aWindowInTheBackWaitsFiveMinutes() {
        pace.ran(0, 0);
        assertFalse(pace.due(299_999, false, 0));
        assertTrue(pace.due(300_000, false, 0));
    }

    @Test
    void editsAreSentAsSoonAsTheySettle() {
        pace.ran(0, 0);
        assertFalse(pace.due(2_000, true, 1), "still being made");
        assertFalse(pace.due(4_000, true, 3), "still being made");
        assertTrue(pace.due(6_000, true, 3), "settled");
        pace.ran(6_000, 0);
        assertFalse(pace.due(8_000, true, 0));
    }

    @Test
    void whatCouldNotBeSentIsNotTriedWithEveryLook() {
        pace.ran(0, 3);
        assertFalse(pace.due(2_000, true, 3));
        assertFalse(pace.due(4_000, true, 3));
    }

    @Test
    void askingMakesARoundDueOnce() {
        pace.ran(0, 0);
        pace.ask();
        assertTrue(pace.due(1, true, 0));
        pace.ran(1, 0);
        assertFalse(pace.due(2, true, 0));
    }
}
