package studio.truss.app.studio.timeline.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.TimeRange;

import java.util.List;

final class TimelineModelTest {
    @Test
    void timesLieInTheFrameTheyName() {
        TimelineModel model = TimelineModel.of(60_000, 30_000 / 1_001.0);
        // frame 1 begins at 33.37 ms: 33 would still show frame 0
        assertEquals(34, model.onFrame(33));
        assertEquals(0, model.onFrame(16));
        assertEquals(1_001, model.onFrame(1_000));
        assertEquals(59_994, model.onFrame(99_000_000));
        assertEquals(0, model.onFrame(-5));
    }

    @Test
    void wordsAndCutsAreBroughtInOrder() {
        TimelineModel model =
                TimelineModel.of(60_000, 25)
                        .withCuts(List.of(5_000L, 1_000L))
                        .withWords(List.of(TimeRange.of(900, 950), TimeRange.of(100, 200)));
        assertEquals(List.of(1_000L, 5_000L), model.cuts());
        assertEquals(TimeRange.of(100, 200), model.words().getFirst());
    }

    @Test
    void sourceWithoutLengthOrRateIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> TimelineModel.of(0, 25));
        assertThrows(IllegalArgumentException.class, () -> TimelineModel.of(1_000, 0));
    }
}
