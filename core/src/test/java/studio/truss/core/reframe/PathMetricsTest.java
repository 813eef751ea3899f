package studio.truss.core.reframe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.TimeRange;

import java.util.List;

class PathMetricsTest {
    private static final PictureShape HALF_HD = new PictureShape(960, 540, 1);

    private static PathMetrics of(CropKey... keys) {
        Layout layout = new Layout.Crop(new Region(Region.Role.MAIN, List.of(keys)));
        TimeRange range = TimeRange.of(0, 4_000);
        return PathMetrics.of(List.of(new ShotFraming(range, layout, "", List.of())), HALF_HD);
    }

    private static CropKey key(long ms, double x, boolean cut) {
        return new CropKey(ms, new Box(x, 0, 300, 540), cut);
    }

    @Test
    void distanceIsScaledToAPicture1920Wide() {
        PathMetrics metrics = of(key(0, 0, false), key(2_000, 100, false));

        assertEquals(50, metrics.travelPxPerS(), 0.5);
        assertEquals(0, metrics.reversalsPerS());
    }

    @Test
    void aTurnCountsOnceAndASmallWobbleDoesNot() {
        PathMetrics turn = of(key(0, 0, false), key(1_000, 50, false), key(2_000, 0, false));
        PathMetrics wobble = of(key(0, 0, false), key(1_000, 3, false), key(2_000, 0, false));

        assertEquals(0.25, turn.reversalsPerS());
        assertEquals(0, wobble.reversalsPerS());
    }

    @Test
    void aCutKeyIsNoTravel() {
        assertEquals(0, of(key(0, 0, false), key(2_000, 500, true)).travelPxPerS());
    }
}
