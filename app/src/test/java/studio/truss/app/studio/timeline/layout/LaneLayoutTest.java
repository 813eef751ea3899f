package studio.truss.app.studio.timeline.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.app.studio.timeline.layout.Lane.Kind;
import studio.truss.app.studio.timeline.model.Curve;
import studio.truss.app.studio.timeline.model.SignalLane;
import studio.truss.app.studio.timeline.model.TimelineChapter;
import studio.truss.app.studio.timeline.model.TimelineModel;
import studio.truss.core.media.TimeRange;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

final class LaneLayoutTest {
    private static final TimelineModel MODEL =
            TimelineModel.of(60_000, 25)
                    .withLanes(
                            Stream.of("speech", "motion", "chat")
                                    .map(id -> new SignalLane(id, id, Curve.EMPTY))
                                    .toList())
                    .withChapters(List.of(new TimelineChapter(TimeRange.of(0, 60_000), "All")));

    private static double height(LaneLayout layout, String id) {
        return layout.lanes().stream()
                .filter(lane -> lane.id().equals(id))
                .findFirst()
                .orElseThrow()
                .height();
    }

    @Test
    void rowsHaveTheirUsualHeightsWhereThereIsRoom() {
        double usual = LaneLayout.usualHeight(MODEL, "", Set.of());
        LaneLayout layout = LaneLayout.of(MODEL, "", Set.of(), usual);
        assertEquals(24 + 48 + 54 + 66 + 3 * 25 + 22, usual);
        assertEquals(48, height(layout, "picture"));
        assertEquals(54, height(layout, "sound"));
        assertEquals(66, height(layout, "score"));
        assertEquals(25, height(layout, "chat"));
        assertEquals(usual, layout.height());
    }

    @Test
    void rowsFollowEachOtherWithoutGapsAtAnyHeight() {
        for (int height = 100; height < 900; height += 37) {
            LaneLayout layout = LaneLayout.of(MODEL, "", Set.of(), height);
            double y = 0;
            for (Lane lane : layout.lanes()) {
                assertEquals(y, lane.y());
                y = lane.bottom();
            }
            assertTrue(y <= height || height < 150, y + " in " + height);
        }
    }

    @Test
    void pictureGivesWayFirstAndScoreNever() {
        LaneLayout layout = LaneLayout.of(MODEL, "", Set.of(), 160);
        assertTrue(layout.of(Kind.PICTURE).isEmpty());
        assertTrue(layout.of(Kind.SCORE).isPresent());
        assertEquals(3, layout.signals().size());
    }

    @Test
    void soloedSignalTakesTheRoomOfTheOthers() {
        double usual = LaneLayout.usualHeight(MODEL, "chat", Set.of());
        LaneLayout layout = LaneLayout.of(MODEL, "chat", Set.of(), usual);
        assertTrue(height(layout, "chat") >= 60);
        assertEquals(LaneLayout.FOLDED, height(layout, "speech"));
    }

    @Test
    void foldedRowShowsItsNameOnly() {
        double usual = LaneLayout.usualHeight(MODEL, "", Set.of("picture"));
        LaneLayout layout = LaneLayout.of(MODEL, "", Set.of("picture"), usual);
        assertEquals(LaneLayout.FOLDED, height(layout, "picture"));
        assertEquals(54, height(layout, "sound"));
    }

    @Test
    void withoutChaptersThereIsNoRowForThem() {
        LaneLayout layout = LaneLayout.of(MODEL.withChapters(List.of()), "", Set.of(), 400);
        assertTrue(layout.of(Kind.CHAPTERS).isEmpty());
    }
}
