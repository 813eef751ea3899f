package studio.truss.core.clips.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import studio.truss.core.moments.signal.FaceTrack;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.FaceFrame;

import java.util.List;

class FaceSummaryTest {
    private static FaceFrame frame(long ms, double... heights) {
        return new FaceFrame(
                ms,
                java.util.Arrays.stream(heights)
                        .mapToObj(h -> new FaceFrame.Face(new Box(0, 0, h, h), 0.9, 0))
                        .toList());
    }

    @Test
    void secondsNobodyLookedAtAreUnknownAndOthersAreAveraged() {
        FaceTrack track =
                FaceSummary.of(List.of(frame(0, 50), frame(500), frame(2_100, 20, 80)), 3_000, 100);
        assertEquals(1_000, track.hopMs());
        assertArrayEquals(new float[] {0.5f, Float.NaN, 2f}, track.count());
        assertArrayEquals(new float[] {0.5f, Float.NaN, 0.8f}, track.height());
    }

    @Test
    void aFrameBehindTheEndCountsForTheLastSecond() {
        FaceTrack track = FaceSummary.of(List.of(frame(1_000, 10)), 1_000, 100);
        assertArrayEquals(new float[] {1f}, track.count());
    }

    @Test
    void aSampleStandsForTheTimeUntilTheNext() {
        FaceTrack track = FaceSummary.ofSamples(List.of(frame(0, 50), frame(3_000)), 30_000, 100);
        assertEquals(0.5f, track.height()[2]);
        assertEquals(0f, track.height()[3]);
        assertEquals(0f, track.height()[12]);
        assertEquals(Float.NaN, track.height()[29]);
    }
}
