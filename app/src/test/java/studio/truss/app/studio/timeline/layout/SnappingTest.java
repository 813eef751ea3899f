package studio.truss.app.studio.timeline.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import studio.truss.app.studio.timeline.layout.SnapPoint.Kind;
import studio.truss.app.studio.timeline.model.TimelineChapter;
import studio.truss.app.studio.timeline.model.TimelineModel;
import studio.truss.app.studio.timeline.model.TimelineMoment;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.media.TimeRange;

import java.util.List;
import java.util.Optional;

final class SnappingTest {
    private static final TimelineModel MODEL =
            TimelineModel.of(600_000, 25)
                    .withMoments(
                            List.of(moment("a", 100_000, 130_000), moment("b", 200_000, 230_000)))
                    .withCuts(List.of(50_000L, 52_000L, 210_000L))
                    .withChapters(
                            List.of(new TimelineChapter(TimeRange.of(300_000, 600_000), "Two")))
                    .withWords(
                            List.of(TimeRange.of(140_000, 140_400), TimeRange.of(140_500, 141_000)))
                    .withSilences(List.of(TimeRange.of(141_200, 143_000)));

    private static TimelineMoment moment(String id, long from, long to) {
        return new TimelineMoment(id, TimeRange.of(from, to), 80, id, Clip.Status.PROPOSED);
    }

    private static Optional<SnapPoint> edge(double ms) {
        return new Snapping(MODEL, "a", 170_000).edge(ms, 300);
    }

    private static Optional<SnapPoint> at(long ms, Kind kind) {
        return Optional.of(new SnapPoint(ms, kind));
    }

    @Test
    void edgesStickToWhatIsNear() {
        assertEquals(at(50_000, Kind.CUT), edge(50_120));
        assertEquals(at(52_000, Kind.CUT), edge(51_900));
        assertEquals(at(200_000, Kind.MOMENT), edge(199_800));
        assertEquals(at(300_000, Kind.CHAPTER), edge(300_200));
        assertEquals(at(140_400, Kind.WORD), edge(140_390));
        assertEquals(at(140_500, Kind.WORD), edge(140_600));
        assertEquals(at(141_200, Kind.SILENCE), edge(141_150));
        assertEquals(at(143_000, Kind.SILENCE), edge(143_299));
        assertEquals(at(170_000, Kind.PLAYHEAD), edge(169_750));
        assertEquals(at(600_000, Kind.SOURCE), edge(599_900));
    }

    @Test
    void nothingNearMeansNoSticking() {
        assertEquals(Optional.empty(), edge(160_000));
        assertEquals(Optional.empty(), edge(50_301));
    }

    @Test
    void ownEdgesOfTheDraggedMomentDoNotCount() {
        assertEquals(Optional.empty(), edge(100_050));
        assertEquals(
                at(100_000, Kind.MOMENT), new Snapping(MODEL, "b", 170_000).edge(100_050, 300));
    }

    @Test
    void playheadSticksToMarksButNotToWords() {
        Snapping snapping = new Snapping(MODEL, "", -1);
        assertEquals(at(100_000, Kind.MOMENT), snapping.playhead(100_100, 300));
        assertEquals(Optional.empty(), snapping.playhead(140_410, 100));
        assertEquals(Optional.empty(), snapping.playhead(170_000, 300));
    }
}
