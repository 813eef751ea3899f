package studio.truss.app.studio.timeline.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;

import studio.truss.app.studio.timeline.layout.Lane.Kind;
import studio.truss.app.studio.timeline.model.Curve;
import studio.truss.app.studio.timeline.model.SignalLane;
import studio.truss.app.studio.timeline.model.TimelineCandidate;
import studio.truss.app.studio.timeline.model.TimelineChapter;
import studio.truss.app.studio.timeline.model.TimelineModel;
import studio.truss.app.studio.timeline.model.TimelineMoment;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.media.TimeRange;

import java.util.List;
import java.util.Set;

final class HitTestTest {
    // 100 ms a pixel
    private static final TimelineScale SCALE = TimelineScale.whole(100_000, 25, 1_000);
    private static final TimelineMoment LONG = moment("long", 10_000, 30_000);
    private static final TimelineMoment SHORT = moment("short", 15_000, 20_000);
    private static final TimelineMoment TINY = moment("tiny", 60_000, 60_200);
    private static final TimelineCandidate REJECTED =
            new TimelineCandidate("r", TimeRange.of(70_000, 75_000), 30, "too short");
    private static final TimelineChapter CHAPTER =
            new TimelineChapter(TimeRange.of(0, 50_000), "One");
    private static final TimelineModel MODEL =
            TimelineModel.of(100_000, 25)
                    .withMoments(List.of(LONG, SHORT, TINY))
                    .withCandidates(List.of(REJECTED))
                    .withChapters(List.of(CHAPTER))
                    .withLanes(List.of(new SignalLane("chat", "Chat", Curve.EMPTY)));
    private static final LaneLayout ROWS = LaneLayout.of(MODEL, "", Set.of(), 239);

    private static TimelineMoment moment(String id, long from, long to) {
        return new TimelineMoment(id, TimeRange.of(from, to), 80, id, Clip.Status.PROPOSED);
    }

    private static HitTest test(String lead, boolean rejected) {
        return new HitTest(MODEL, SCALE, ROWS, lead, List.of(), rejected, 40_000);
    }

    private static double body() {
        return ROWS.blocksTop() + 40;
    }

    @Test
    void handlesReachOutsideTheSelectedMoment() {
        HitTest hit = test("long", false);
        assertEquals(new Target.Handle(LONG, true), hit.at(93, body()));
        assertEquals(new Target.Handle(LONG, true), hit.at(104, body()));
        assertEquals(new Target.Handle(LONG, false), hit.at(307, body()));
        assertEquals(new Target.Block(LONG), hit.at(120, body()));
    }

    @Test
    void unselectedMomentsHaveNoHandles() {
        assertEquals(new Target.Block(LONG), test("", false).at(103, body()));
        assertInstanceOf(Target.Row.class, test("", false).at(95, body()));
    }

    @Test
    void headOfABlockIsItsGrip() {
        assertEquals(new Target.Grip(LONG), test("", false).at(120, ROWS.blocksTop() + 5));
    }

    @Test
    void shorterMomentWinsUnlessTheOtherIsSelected() {
        assertEquals(new Target.Block(SHORT), test("", false).at(170, body()));
        assertEquals(new Target.Block(LONG), test("long", false).at(170, body()));
    }

    @Test
    void tinyBlockCanStillBeHitAndHasNoHandles() {
        assertEquals(new Target.Block(TINY), test("tiny", false).at(598.5, body()));
        assertEquals(new Target.Block(TINY), test("tiny", false).at(603.5, body()));
        assertInstanceOf(Target.Row.class, test("tiny", false).at(607, body()));
    }

    @Test
    void rejectedCandidatesAreHitOnlyWhenShown() {
        assertInstanceOf(Target.Row.class, test("", false).at(720, body()));
        assertEquals(new Target.Rejected(REJECTED), test("", true).at(720, body()));
    }

    @Test
    void rulerHasThePlayheadAndRowsTheRest() {
        HitTest hit = test("", false);
        assertEquals(new Target.Playhead(), hit.at(404, 10));
        Target.Row ruler = assertInstanceOf(Target.Row.class, hit.at(450, 10));
        assertEquals(Kind.RULER, ruler.lane().kind());
        Lane chapters = ROWS.of(Kind.CHAPTERS).orElseThrow();
        assertEquals(new Target.Chapter(CHAPTER), hit.at(100, chapters.y() + 5));
        assertInstanceOf(Target.Row.class, hit.at(600, chapters.y() + 5));
        Target.Row chat = assertInstanceOf(Target.Row.class, hit.at(500, ROWS.blocksBottom() - 3));
        assertEquals("chat", chat.lane().id());
        assertInstanceOf(Target.Nothing.class, hit.at(500, ROWS.height() + 1));
    }
}
