package studio.truss.app.studio.timeline.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

final class RulerTicksTest {
    private static final long SIX_HOURS = 21_600_000;

    private static List<String> labels(TimelineScale scale) {
        return RulerTicks.of(scale).stream()
                .filter(tick -> tick.major() && scale.shows(tick.ms()))
                .map(Tick::label)
                .toList();
    }

    @Test
    void sixHoursAreMarkedInHalfHours() {
        List<String> labels = labels(TimelineScale.whole(SIX_HOURS, 30, 1_600));
        assertEquals(List.of("0:00", "30:00", "1:00:00"), labels.subList(0, 3));
        assertEquals(13, labels.size());
    }

    @Test
    void aFewSecondsAreMarkedInSeconds() {
        TimelineScale scale = TimelineScale.whole(SIX_HOURS, 30, 1_600).showing(60_000, 70_000);
        assertEquals(List.of("1:00", "1:01", "1:02"), labels(scale).subList(0, 3));
    }

    @Test
    void closestZoomIsMarkedInFrames() {
        TimelineScale scale = TimelineScale.whole(SIX_HOURS, 25, 1_600).showing(1_000, 1_001);
        List<String> labels = labels(scale);
        assertTrue(labels.contains("00:00:01:05"), labels::toString);
        assertTrue(
                RulerTicks.of(scale).stream().anyMatch(tick -> tick.ms() == 1_040 + 40.0),
                "every frame has a mark");
    }

    @Test
    void labelsNeverTouchAtAnyZoom() {
        TimelineScale scale = TimelineScale.whole(SIX_HOURS, 30_000 / 1_001.0, 1_600);
        for (int i = 0; i < 120; i++) {
            TimelineScale at = scale.zoomedAbout(800, Math.pow(1.15, i));
            List<Tick> major = RulerTicks.of(at).stream().filter(Tick::major).toList();
            for (int k = 1; k < major.size(); k++) {
                double apart = (major.get(k).ms() - major.get(k - 1).ms()) / at.msPerPx();
                assertTrue(apart >= 90 && apart < 520, apart + " px at zoom " + i);
            }
        }
    }
}
