package studio.truss.core.clips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.TimeRange;

class ClipNamesTest {
    private static final String SHA = "0".repeat(64);

    @Test
    void aFileIsNamedByPlaceAndStart() {
        assertEquals("03-12m41s.mp4", ClipMaker.fileName(3, TimeRange.of(761_999, 790_000)));
        assertEquals("12-1h02m03s.mp4", ClipMaker.fileName(12, TimeRange.of(3_723_000, 3_740_000)));
    }

    @Test
    void theSameSourceAndRangeAreTheSameMoment() {
        TimeRange range = TimeRange.of(1_000, 2_000);
        assertEquals(MomentId.of(SHA, range), MomentId.of(SHA, TimeRange.of(1_000, 2_000)));
        assertNotEquals(MomentId.of(SHA, range), MomentId.of(SHA, TimeRange.of(1_000, 2_001)));
        assertNotEquals(MomentId.of(SHA, range), MomentId.of("1".repeat(64), range));
    }
}
