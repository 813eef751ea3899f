package studio.truss.app.studio.timeline.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import studio.truss.app.studio.timeline.model.Curve;

import java.util.SplittableRandom;

final class CurvePyramidTest {
    @Test
    void highestOfAnyStretchIsThatOfItsHops() {
        SplittableRandom random = new SplittableRandom(2);
        float[] values = new float[1_003];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble();
        }
        CurvePyramid pyramid = new CurvePyramid(new Curve(100, values));
        for (int i = 0; i < 500; i++) {
            int from = random.nextInt(-20, values.length);
            int to = from + random.nextInt(1, 1_100);
            float highest = 0;
            for (int k = Math.max(0, from); k < Math.min(values.length, to); k++) {
                highest = Math.max(highest, values[k]);
            }
            assertEquals(highest, pyramid.highest(from, to));
        }
    }

    @Test
    void betweenHopsTheLineRuns() {
        CurvePyramid pyramid = new CurvePyramid(new Curve(100, new float[] {0, 1, 0}));
        assertEquals(0, pyramid.at(49, 51), 1e-6);
        assertEquals(0.5, pyramid.at(99, 101), 1e-6);
        assertEquals(1, pyramid.at(149, 151), 1e-6);
        assertEquals(0, pyramid.at(280, 281), 1e-6);
    }

    @Test
    void emptyCurveIsZeroEverywhere() {
        CurvePyramid pyramid = new CurvePyramid(Curve.EMPTY);
        assertEquals(0, pyramid.at(0, 10));
        assertEquals(0, pyramid.at(0, 1e6));
    }
}
