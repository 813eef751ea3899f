package studio.truss.core.clips.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.TimeRange;

import java.util.List;

class RangesTest {
    private final Ranges ranges = new Ranges();

    @Test
    void whatTouchesOrNearlyTouchesIsOne() {
        ranges.add(TimeRange.of(50_000, 60_000));
        ranges.add(TimeRange.of(0, 10_000));
        ranges.add(TimeRange.of(12_000, 20_000));
        assertEquals(List.of(TimeRange.of(0, 20_000), TimeRange.of(50_000, 60_000)), ranges.list());
    }

    @Test
    void aBridgeJoinsWhatLiesOnBothSides() {
        ranges.add(TimeRange.of(0, 10_000));
        ranges.add(TimeRange.of(20_000, 30_000));
        ranges.add(TimeRange.of(9_000, 21_000));
        assertEquals(List.of(TimeRange.of(0, 30_000)), ranges.list());
    }

    @Test
    void whatLiesApartDoesNotTouch() {
        ranges.add(TimeRange.of(0, 10_000));
        assertTrue(ranges.touches(TimeRange.of(13_000, 20_000)));
        assertFalse(ranges.touches(TimeRange.of(30_000, 40_000)));
    }
}
