package studio.truss.app.studio.timeline.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

final class TimelineScaleTest {
    private static final long HOUR = 3_600_000;

    @Test
    void wholeSourceFillsTheView() {
        TimelineScale scale = TimelineScale.whole(HOUR, 25, 1_000);
        assertEquals(0, scale.xOf(0), 1e-9);
        assertEquals(1_000, scale.xOf(HOUR), 1e-9);
        assertTrue(scale.isWhole());
    }

    @Test
    void zoomKeepsTheTimeUnderTheCursorAnywhereInside() {
        SplittableRandom random = new SplittableRandom(1);
        TimelineScale scale = TimelineScale.whole(HOUR, 25, 1_000).zoomedAbout(500, 20);
        for (int i = 0; i < 200; i++) {
            double x = 300 + 400 * random.nextDouble();
            double before = scale.msAt(x);
            TimelineScale closer = scale.zoomedAbout(x, 1 + 2 * random.nextDouble());
            assertEquals(x, closer.xOf(before), 1e-6);
        }
    }

    @Test
    void zoomEndsAtTheWholeSourceAndAtOneFrame() {
        TimelineScale scale = TimelineScale.whole(HOUR, 25, 1_000);
        assertEquals(scale, scale.zoomedAbout(300, 0.01));
        TimelineScale closest = scale.zoomedAbout(300, 1e9);
        assertEquals(TimelineScale.FRAME_PX, 40 / closest.msPerPx(), 1e-9);
    }

    @Test
    void panStopsAtBothEnds() {
        TimelineScale scale = TimelineScale.whole(HOUR, 25, 1_000).zoomedAbout(0, 10);
        assertEquals(0, scale.panned(-500).startMs(), 1e-9);
        assertEquals(HOUR, scale.panned(1e9).endMs(), 1e-6);
        assertEquals(scale.startMs() + 100 * scale.msPerPx(), scale.panned(100).startMs(), 1e-6);
    }

    @Test
    void resizingKeepsTheZoomUnlessAllIsShown() {
        TimelineScale whole = TimelineScale.whole(HOUR, 25, 1_000);
        assertTrue(whole.resized(700).isWhole());
        TimelineScale part = whole.zoomedAbout(0, 10);
        assertEquals(part.msPerPx(), part.resized(700).msPerPx(), 1e-9);
        assertFalse(part.resized(700).isWhole());
    }

    @Test
    void shortSourceIsNeverStretchedPastTheView() {
        TimelineScale scale = TimelineScale.whole(40, 25, 1_000).zoomedAbout(10, 8);
        assertTrue(scale.isWhole());
    }
}
