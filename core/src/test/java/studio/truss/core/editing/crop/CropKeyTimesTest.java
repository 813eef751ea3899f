package studio.truss.core.editing.crop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import studio.truss.core.editing.crop.CropKeyTimes.KeyTime;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.ShotFraming;

import java.util.List;

final class CropKeyTimesTest {
    private static final List<ShotFraming> SHOTS =
            List.of(
                    shot(
                            0,
                            10_000,
                            new Layout.Crop(
                                    new Region(
                                            Region.Role.MAIN,
                                            List.of(
                                                    key(0, 100, false),
                                                    key(4_000, 300, true),
                                                    key(9_000, 500, false))))),
                    shot(
                            10_000,
                            20_000,
                            new Layout.Split(
                                    new Region(
                                            Region.Role.LEFT,
                                            List.of(key(9_000, 0, false), key(12_000, 40, false))),
                                    new Region(
                                            Region.Role.RIGHT,
                                            List.of(
                                                    key(12_000, 700, false),
                                                    key(15_000, 800, false))))));

    private static ShotFraming shot(long from, long to, Layout layout) {
        return new ShotFraming(TimeRange.of(from, to), layout, "because", List.of());
    }

    private static CropKey key(long ms, double x, boolean cut) {
        return new CropKey(ms, new Box(x, 0, 600, 1_080), cut);
    }

    @Test
    void eachKeyMayMoveBetweenThoseBesideItAndStaysInItsShot() {
        assertEquals(
                List.of(
                        new KeyTime(0, 0, 3_939, false),
                        new KeyTime(4_000, 61, 8_939, true),
                        new KeyTime(9_000, 4_061, 9_999, false),
                        new KeyTime(12_000, 10_000, 14_939, false),
                        new KeyTime(15_000, 12_061, 19_999, false)),
                CropKeyTimes.of(SHOTS));
    }

    @Test
    void aMovedKeyKeepsItsPlaceAndItsJump() {
        List<ShotFraming> moved = CropKeyTimes.moved(SHOTS, 4_000, 6_500);
        assertEquals(
                List.of(key(0, 100, false), key(6_500, 300, true), key(9_000, 500, false)),
                moved.getFirst().layout().regions().getFirst().keys());
        assertEquals("by hand", moved.getFirst().reason());
        assertEquals(SHOTS.getLast(), moved.getLast(), "the other shot is as it was");
    }

    @Test
    void keysOfSeveralRegionsAtOneTimeMoveTogetherAndNotPastTheNext() {
        List<Region> regions =
                CropKeyTimes.moved(SHOTS, 12_000, 18_000).getLast().layout().regions();
        assertEquals(List.of(key(9_000, 0, false), key(14_939, 40, false)), regions.get(0).keys());
        assertEquals(
                List.of(key(14_939, 700, false), key(15_000, 800, false)), regions.get(1).keys());
    }

    @Test
    void whereNoKeyStandsNothingIsMoved() {
        assertThrows(IllegalArgumentException.class, () -> CropKeyTimes.moved(SHOTS, 5_000, 6_000));
    }
}
