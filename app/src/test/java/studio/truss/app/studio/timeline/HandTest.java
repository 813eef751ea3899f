package studio.truss.app.studio.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import studio.truss.app.studio.timeline.layout.Lane;
import studio.truss.app.studio.timeline.layout.LaneLayout;
import studio.truss.app.studio.timeline.model.CropMark;
import studio.truss.app.studio.timeline.model.TimelineCandidate;
import studio.truss.app.studio.timeline.model.TimelineChapter;
import studio.truss.app.studio.timeline.model.TimelineModel;
import studio.truss.app.studio.timeline.model.TimelineMoment;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Without a window: 100 ms a pixel, moments at 100..300 and 600..700 px.
final class HandTest {
    private final List<String> edits = new ArrayList<>();
    private final TimelineViewModel model =
            new TimelineViewModel(
                    new TimelineEdits() {
                        @Override
                        public void trimming(String momentId, TimeRange live) {
                            edits.add(
                                    "live "
                                            + momentId
                                            + " "
                                            + live.startMs()
                                            + ".."
                                            + live.endMs());
                        }

                        @Override
                        public void trimmed(String momentId, TimeRange range) {
                            edits.add(momentId + " " + range.startMs() + ".." + range.endMs());
                        }

                        @Override
                        public void keyMoved(long fromMs, long toMs) {
                            edits.add("key " + fromMs + " to " + toMs);
                        }

                        @Override
                        public void promote(String candidateId) {
                            edits.add("promote " + candidateId);
                        }
                    });
    private LaneLayout rows = LaneLayout.of(model.model(), "", Set.of(), 200);
    private final Hand hand = new Hand(model, () -> rows);

    @BeforeEach
    void open() {
        model.modelProperty()
                .set(
                        TimelineModel.of(100_000, 25)
                                .withMoments(
                                        List.of(
                                                moment("a", 10_000, 30_000),
                                                moment("b", 60_000, 70_000)))
                                .withCandidates(
                                        List.of(
                                                new TimelineCandidate(
                                                        "r",
                                                        TimeRange.of(80_000, 90_000),
                                                        30,
                                                        "too near")))
                                .withChapters(
                                        List.of(
                                                new TimelineChapter(
                                                        TimeRange.of(0, 50_000), "One")))
                                .withWords(List.of(TimeRange.of(35_110, 35_730)))
                                .withSilences(List.of(TimeRange.of(5_030, 7_010))));
        model.viewport().width(1_000);
        rows = LaneLayout.of(model.model(), "", Set.of(), 220);
    }

    private static TimelineMoment moment(String id, long from, long to) {
        return new TimelineMoment(id, TimeRange.of(from, to), 80, id, Clip.Status.PROPOSED);
    }

    private double body() {
        return rows.blocksTop() + 40;
    }

    private String lastEdit() {
        return edits.isEmpty() ? "" : edits.getLast();
    }

    @Test
    void clickSelectsAndCtrlClickAdds() {
        hand.press(200, body(), false);
        hand.release();
        assertEquals(List.of("a"), model.selectionProperty().get());
        hand.press(650, body(), true);
        hand.release();
        assertEquals(List.of("b", "a"), model.selectionProperty().get());
        assertEquals("b", model.selected().orElseThrow().id());
        hand.press(200, body(), true);
        hand.release();
        assertEquals(List.of("b"), model.selectionProperty().get());
        assertEquals(List.of(), edits);
    }

    @Test
    void dragOnTheRulerScrubsAndLeavesTheSelection() {
        model.select(List.of("a"));
        hand.press(400, 5, false);
        assertTrue(model.scrubbingProperty().get());
        assertEquals(40_000, model.playheadProperty().get());
        hand.drag(450.2, false);
        assertEquals(45_040, model.playheadProperty().get(), "on a frame of 40 ms");
        hand.release();
        assertFalse(model.scrubbingProperty().get());
        assertEquals(List.of("a"), model.selectionProperty().get());
    }

    @Test
    void scrubbingSticksToMomentsUnlessAltIsHeld() {
        hand.press(400, 5, false);
        hand.drag(595, false);
        assertEquals(60_000, model.playheadProperty().get());
        hand.drag(595, true);
        assertEquals(59_520, model.playheadProperty().get());
        model.snappingProperty().set(false);
        hand.drag(595, false);
        assertEquals(59_520, model.playheadProperty().get());
    }

    @Test
    void outHandleGoesPastTheDetectorsEdgeAndSticksToAWord() {
        model.select(List.of("a"));
        hand.press(303, body(), false);
        hand.drag(355, false);
        assertEquals("live a 10000..35110", lastEdit());
        assertEquals(TimeRange.of(10_000, 35_110), model.shown().moment("a").orElseThrow().range());
        assertEquals(TimeRange.of(10_000, 30_000), model.model().moment("a").orElseThrow().range());
        hand.drag(355, true);
        assertEquals("live a 10000..35200", lastEdit());
        hand.release();
        assertEquals("a 10000..35200", lastEdit());
        assertNull(model.trimming().live());
    }

    @Test
    void inHandleSticksToASilence() {
        model.select(List.of("a"));
        hand.press(98, body(), false);
        hand.drag(66, false);
        hand.release();
        assertEquals("a 7010..30000", lastEdit());
    }

    @Test
    void edgesStayInTheSourceAndASecondApart() {
        model.select(List.of("a"));
        hand.press(100, body(), false);
        hand.drag(-500, true);
        assertEquals("live a 0..30000", lastEdit());
        hand.drag(900, true);
        hand.release();
        assertEquals("a 29000..30000", lastEdit());
    }

    @Test
    void headOfABlockMovesItWhole() {
        hand.press(650, rows.blocksTop() + 4, false);
        hand.drag(652, true);
        assertEquals(List.of(), edits, "a click that trembles is no move");
        hand.drag(700, true);
        hand.release();
        assertEquals("b 65000..75000", lastEdit());
    }

    @Test
    void movedMomentSticksByItsEnd() {
        hand.press(650, rows.blocksTop() + 4, false);
        hand.drag(947, false);
        hand.release();
        assertEquals("b 90000..100000", lastEdit());
    }

    @Test
    void givingUpADragMakesNoEdit() {
        model.select(List.of("a"));
        hand.press(300, body(), false);
        hand.drag(400, true);
        hand.cancel();
        assertEquals("live a 10000..30000", lastEdit());
        assertNull(model.trimming().live());
    }

    @Test
    void handleThatComesBackMakesNoEdit() {
        model.select(List.of("a"));
        hand.press(300, body(), false);
        hand.drag(400, true);
        hand.drag(300, true);
        hand.release();
        assertEquals("live a 10000..30000", lastEdit());
    }

    @Test
    void wheelZoomsAboutThePointerAndShiftPans() {
        hand.wheel(400, 0, 400, false);
        assertEquals(400, model.viewport().scale().xOf(40_000), 1e-6);
        double start = model.viewport().scale().startMs();
        double perPx = model.viewport().scale().msPerPx();
        hand.wheel(400, 0, -40, true);
        assertEquals(start + 40 * perPx, model.viewport().scale().startMs(), 1e-6);
        assertEquals(perPx, model.viewport().scale().msPerPx(), 1e-9);
        hand.wheel(400, 40, 0, false);
        assertEquals(start, model.viewport().scale().startMs(), 1e-6);
    }

    @Test
    void doubleClickZoomsToMomentAndChapterAndPromotes() {
        hand.doubleClick(650, body());
        assertTrue(model.viewport().scale().shows(60_000));
        assertTrue(model.viewport().scale().shows(70_000));
        assertTrue(model.viewport().scale().spanMs() < 20_000);
        model.fit();
        hand.doubleClick(20, rows.height() - 4);
        assertTrue(model.viewport().scale().spanMs() < 100_000);
        model.fit();
        hand.doubleClick(850, body());
        assertEquals("", lastEdit());
        model.rejectedShownProperty().set(true);
        hand.doubleClick(850, body());
        assertEquals("promote r", lastEdit());
    }

    @Test
    void rejectedCandidateIsChosenByAClick() {
        model.rejectedShownProperty().set(true);
        hand.press(850, body(), false);
        hand.release();
        assertEquals("r", model.candidateProperty().get());
        hand.press(200, body(), false);
        hand.release();
        assertEquals("", model.candidateProperty().get());
    }

    private double keys() {
        return rows.of(Lane.Kind.SCORE).orElseThrow().bottom() - 9;
    }

    private void crop(CropMark... marks) {
        model.select(List.of("a"));
        model.cropMarks().allProperty().set(List.of(marks));
    }

    @Test
    void aKeyOfTheCropIsDraggedBetweenItsNeighboursAndThePlayheadGoesWithIt() {
        crop(
                new CropMark(12_000, 10_000, 14_939, false),
                new CropMark(15_000, 12_061, 29_999, true));
        hand.press(121, keys(), false);
        assertEquals(12_000, model.playheadProperty().get(), "a press goes there");
        hand.drag(131, true);
        assertEquals(13_120, model.cropMarks().shown().getFirst().ms(), "on a frame");
        assertEquals(13_120, model.playheadProperty().get());
        hand.drag(190, true);
        hand.release();
        assertEquals(List.of("key 12000 to 14939"), edits, "not past the next one");
        assertEquals(12_000, model.cropMarks().shown().getFirst().ms(), "until it is stored");
    }

    @Test
    void aClickOnAKeyAndADragThatIsGivenUpMoveNothing() {
        crop(new CropMark(20_000, 10_000, 29_999, false));
        hand.press(200, keys(), false);
        hand.release();
        hand.press(200, keys(), false);
        hand.drag(250, true);
        hand.cancel();
        assertEquals(List.of(), edits);
        assertEquals(20_000, model.cropMarks().shown().getFirst().ms());
        assertFalse(model.scrubbingProperty().get());
    }

    @Test
    void keysNearerThanAHandCanTellAreNotTakenHoldOf() {
        crop(
                new CropMark(20_000, 10_000, 20_239, false),
                new CropMark(20_300, 20_061, 29_999, false));
        hand.press(200, keys(), false);
        hand.drag(250, true);
        hand.release();
        assertEquals(List.of(), edits);
        model.viewport().show(TimeRange.of(19_000, 22_000));
        double x = model.viewport().scale().xOf(20_300.0);
        hand.press(x, keys(), false);
        hand.drag(x + 100, true);
        hand.release();
        assertEquals(1, edits.size(), "once the view is zoomed");
    }
}
