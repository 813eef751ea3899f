package studio.truss.core.reframe.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CameraMotion;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.Sighting;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/// What each preset of the camera promises.
class CameraMotionTest {
    private static final Box ROOM = new Box(0, 0, 1920, 1080);
    private static final Box CROP = new Box(0, 0, 607.5, 1080);
    private static final long LENGTH_MS = 12_000;
    private static final long LOOK_MS = 333;
    private static final double FACE = 200;

    /// Somebody who stands, walks to the other side and stands there.
    private static double walks(double ms) {
        return 500 + 900 * Math.clamp((ms - 3_000) / 5_000, 0, 1);
    }

    private static Region follow(CameraMotion motion, DoubleUnaryOperator centerX) {
        Random noise = new Random(5);
        List<Sighting> seen = new ArrayList<>();
        for (long ms = 0; ms < LENGTH_MS; ms += LOOK_MS) {
            double x = centerX.applyAsDouble((double) ms) + noise.nextGaussian() * 6;
            seen.add(new Sighting(ms, new Box(x - FACE / 2, 350, FACE, FACE)));
        }
        Camera camera = new Camera(ROOM, CROP, 0.4, motion);
        return new Region(Region.Role.MAIN, camera.follow(TimeRange.of(0, LENGTH_MS), seen));
    }

    private static double meanOffset(Region region, DoubleUnaryOperator centerX) {
        double sum = 0;
        for (long ms = 0; ms < LENGTH_MS; ms += 100) {
            sum += Math.abs(region.at(ms).centerX() - centerX.applyAsDouble((double) ms));
        }
        return sum / (LENGTH_MS / 100.0);
    }

    /// The largest change of speed in half a second, in widths of the crop for each second twice.
    private static double acceleration(Region region) {
        double most = 0;
        for (long ms = 500; ms + 500 <= LENGTH_MS; ms += 50) {
            double before = region.at(ms).x() - region.at(ms - 500).x();
            double after = region.at(ms + 500).x() - region.at(ms).x();
            most = Math.max(most, Math.abs(after - before) / 0.25);
        }
        return most / CROP.w();
    }

    private static long whenHalfWay(Region region) {
        double half = (region.at(0).x() + region.at(LENGTH_MS).x()) / 2;
        long ms = 0;
        while (region.at(ms).x() < half) {
            ms += 20;
        }
        return ms;
    }

    @Test
    void stillNeverMovesWithinAShotButMayCut() {
        for (DoubleUnaryOperator way :
                List.<DoubleUnaryOperator>of(
                        CameraMotionTest::walks,
                        ms -> 960 + 150 * Math.sin(ms / 900),
                        ms -> ms < 6_000 ? 400 : 1_500)) {
            Region region = follow(CameraMotion.STILL, way);
            for (CropKey key : region.keys().subList(1, region.keys().size())) {
                assertTrue(key.cut(), "moves to " + key);
            }
        }
        assertEquals(2, follow(CameraMotion.STILL, ms -> ms < 6_000 ? 400 : 1_500).keys().size());
    }

    @Test
    void livelyStaysCloserAndIsThereSoonerThanCalm() {
        Region calm = follow(CameraMotion.CALM, CameraMotionTest::walks);
        Region lively = follow(CameraMotion.LIVELY, CameraMotionTest::walks);

        assertTrue(
                meanOffset(lively, CameraMotionTest::walks)
                        < 0.8 * meanOffset(calm, CameraMotionTest::walks));
        assertTrue(whenHalfWay(lively) <= whenHalfWay(calm));
    }

    @Test
    void noPresetStartsOrStopsAtOnce() {
        double calm = acceleration(follow(CameraMotion.CALM, CameraMotionTest::walks));
        double lively = acceleration(follow(CameraMotion.LIVELY, CameraMotionTest::walks));

        assertTrue(calm <= 0.5, "calm " + calm);
        assertTrue(lively <= 0.8, "lively " + lively);
    }

    @Test
    void everyPresetRestsBeforeTheCut() {
        for (CameraMotion motion : CameraMotion.values()) {
            // still on the way when the shot ends
            Region region = follow(motion, ms -> 400 + 0.08 * ms);
            double last = region.at(LENGTH_MS).x();

            assertEquals(last, region.at(LENGTH_MS - 200).x(), 4, motion.word());
        }
    }

    /// The creator is promised a few keys to drag.
    @Test
    void aWayAcrossThePictureHasAFewKeys() {
        for (CameraMotion motion : CameraMotion.values()) {
            int one = follow(motion, CameraMotionTest::walks).keys().size();
            assertTrue(one <= 12, motion + " has " + one + " keys");
            int sway = follow(motion, ms -> 960 + 400 * Math.sin(ms / 2_500)).keys().size();
            assertTrue(sway <= 20, motion + " has " + sway + " keys for a way and back");
        }
    }

    @Test
    void noPresetTurnsBackForNoise() {
        for (CameraMotion motion : CameraMotion.values()) {
            Region region = follow(motion, CameraMotionTest::walks);
            int turns = 0;
            double direction = 0;
            for (long ms = 0; ms < LENGTH_MS; ms += 100) {
                double step = region.at(ms + 100).x() - region.at(ms).x();
                turns += step * direction < 0 ? 1 : 0;
                direction = step == 0 ? direction : step;
            }
            assertTrue(turns <= 1, motion + " turns " + turns);
        }
    }
}
