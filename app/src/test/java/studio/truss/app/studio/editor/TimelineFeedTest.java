package studio.truss.app.studio.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.timeline.model.Curve;
import studio.truss.app.studio.timeline.model.SignalLane;
import studio.truss.core.clips.Analysis;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.ledger.Fusion;
import studio.truss.core.moments.signal.ModelMark;
import studio.truss.core.testing.ClipJobFixture;

import java.util.List;
import java.util.Set;

class TimelineFeedTest {
    private static final Analysis UNASKED = ClipJobFixture.analysis();

    private static List<String> lanes(Analysis analysis) {
        return shown(analysis).stream().map(SignalLane::name).toList();
    }

    private static List<SignalLane> shown(Analysis analysis) {
        Asset asset =
                new Asset(
                        VideoId.of("v1"),
                        "a film",
                        "local",
                        null,
                        ClipJobFixture.SHA,
                        null,
                        60_000L,
                        null,
                        null,
                        null,
                        null,
                        Asset.Status.ANALYZED,
                        Set.of(),
                        "2026-11-22T07:17:19.123Z",
                        null);
        OpenVideo video =
                new OpenVideo(asset, analysis.source().file(), analysis.source().info(), analysis);
        return new TimelineFeed(video, 30, Messages.load())
                .with(List.of(), false, List.of(), List.of())
                .lanes();
    }

    private static Analysis marked(List<ModelMark> marks) {
        var observed = UNASKED.observed().withMarks(marks);
        return ClipJobFixture.observed(
                ClipJobFixture.found(UNASKED, new Fusion(observed, Set.of(), Set.of()).curves()),
                observed);
    }

    @Test
    void thereIsALaneForGeminiOnceItWasAsked() {
        ModelMark mark = new ModelMark(TimeRange.of(5_000, 20_000), 90, "why", null, null, null);
        assertEquals(List.of(), lanes(UNASKED));
        assertEquals(List.of("Gemini"), lanes(marked(List.of(mark))));
        assertEquals(List.of("Gemini"), lanes(marked(List.of())));
    }

    @Test
    void eachOfGeminisMomentsIsSeenInItsLane() {
        List<ModelMark> marks =
                List.of(
                        mark(2_000, 15_000, 82),
                        mark(20_000, 35_000, 61),
                        mark(40_000, 55_000, 47));
        Curve curve = shown(marked(marks)).getFirst().curve();
        assertEquals(0.82f, curve.values()[10_000 / curve.hopMs()]);
        assertEquals(0.61f, curve.values()[30_000 / curve.hopMs()]);
        assertEquals(0.47f, curve.values()[50_000 / curve.hopMs()]);
        assertEquals(0, curve.values()[18_000 / curve.hopMs()]);
    }

    private static ModelMark mark(long startMs, long endMs, double score) {
        return new ModelMark(TimeRange.of(startMs, endMs), score, "why", null, null, null);
    }
}
