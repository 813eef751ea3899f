package studio.truss.app.studio.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import studio.truss.app.studio.timeline.layout.TimelineScale;
import studio.truss.app.studio.timeline.model.TimelineModel;
import studio.truss.app.studio.timeline.model.TimelineMoment;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.media.TimeRange;

import java.util.List;

final class TimelineViewModelTest {
    private static final TimelineMoment MOMENT =
            new TimelineMoment("a", TimeRange.of(300_000, 320_000), 80, "a", Clip.Status.PROPOSED);
    private static final TimelineModel SOURCE =
            TimelineModel.of(600_000, 25).withMoments(List.of(MOMENT));

    private final TimelineViewModel model =
            new TimelineViewModel(
                    new TimelineEdits() {
                        @Override
                        public void trimmed(String momentId, TimeRange range) {}

                        @Override
                        public void keyMoved(long fromMs, long toMs) {}

                        @Override
                        public void promote(String candidateId) {}
                    });

    @BeforeEach
    void open() {
        model.modelProperty().set(SOURCE);
        model.viewport().width(1_000);
    }

    private TimelineScale scale() {
        return model.scaleProperty().get();
    }

    @Test
    void playbackTurnsThePageWhenThePlayheadLeavesTheView() {
        model.viewport().set(scale().showing(100_000, 110_000));
        model.playheadProperty().set(105_000);
        model.playingProperty().set(true);
        TimelineScale before = scale();
        model.playheadProperty().set(109_990);
        assertEquals(before, scale(), "inside the page nothing moves");
        model.playheadProperty().set(110_010);
        assertTrue(scale().shows(110_010));
        assertEquals(before.msPerPx(), scale().msPerPx(), 1e-9);
        assertTrue(scale().xOf(110_010) < 100, "the playhead starts at the page's left");
    }

    @Test
    void viewMovedAwayInPlaybackIsLeftAlone() {
        model.viewport().set(scale().showing(100_000, 110_000));
        model.playheadProperty().set(105_000);
        model.playingProperty().set(true);
        model.viewport().set(scale().startingAt(400_000));
        TimelineScale away = scale();
        model.playheadProperty().set(105_040);
        assertEquals(away, scale());
        model.playingProperty().set(false);
        model.playingProperty().set(true);
        assertTrue(scale().shows(105_040), "playing anew brings it back");
    }

    @Test
    void playheadSetFromOutsideComesIntoView() {
        model.viewport().set(scale().showing(100_000, 110_000));
        model.playheadProperty().set(500_000);
        assertTrue(scale().shows(500_000));
    }

    @Test
    void keysZoomAboutThePlayheadWhereItIsInView() {
        model.playheadProperty().set(150_000);
        model.zoomIn();
        assertEquals(250, scale().xOf(150_000), 1e-6);
        model.zoomOut();
        assertTrue(scale().isWhole());
    }

    @Test
    void zoomToMomentShowsItWithRoomOnBothSides() {
        model.zoomToMoment();
        assertTrue(scale().isWhole(), "nothing is selected");
        model.select(List.of("a"));
        model.zoomToMoment();
        assertTrue(scale().xOf(300_000) > 100 && scale().xOf(320_000) < 900);
        assertTrue(scale().spanMs() < 60_000);
    }

    @Test
    void newSnapshotKeepsSelectionAndZoomWhileTheyMakeSense() {
        model.select(List.of("a"));
        model.zoomToMoment();
        TimelineScale before = scale();
        model.modelProperty().set(SOURCE.withCuts(List.of(5L)));
        assertEquals(before, scale());
        assertEquals(List.of("a"), model.selectionProperty().get());
        model.modelProperty().set(SOURCE.withMoments(List.of()));
        assertEquals(List.of(), model.selectionProperty().get());
        model.modelProperty().set(TimelineModel.of(50_000, 25));
        assertTrue(scale().isWhole());
        assertFalse(scale().equals(before));
    }
}
