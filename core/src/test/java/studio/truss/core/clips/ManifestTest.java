package studio.truss.core.clips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;

import studio.truss.core.moments.Moment;
import studio.truss.core.render.ClipTags;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.LoudnessResult;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.testing.ClipJobFixture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class ManifestTest {
    private final Moment moment = ClipJobFixture.moment(10_000, 30_000, 80);
    private final Analysis analysis = ClipJobFixture.analysis(moment);

    private ClipResult clip(RenderOutcome outcome) {
        return new ClipResult(
                moment, "01-0m10s.mp4", new Framer(analysis).inside(moment.range()), outcome);
    }

    private static RenderOutcome rendered() {
        return new RenderOutcome.Rendered(
                Path.of("/somewhere/else/01-0m10s.mp4"),
                600,
                20_000,
                FrameSize.VERTICAL_1080,
                "libx264",
                new LoudnessResult(
                        -14, Double.NEGATIVE_INFINITY, null, 0, 0, LoudnessResult.Bound.SILENT),
                1.78,
                List.of());
    }

    @Test
    void contributionsAddUpToFusedAndMissingSignalsAreListed() {
        JsonNode json = Manifest.of(analysis).path("moments").get(0);
        double sum = 0;
        for (JsonNode row : json.path("evidence")) {
            sum += row.path("contribution").asDouble();
        }
        assertEquals(json.path("fused").asDouble(), sum, 0.01);
        JsonNode chat = json.path("evidence").get(1);
        assertTrue(chat.path("raw").isNull());
        assertEquals(0, chat.path("weight").asDouble());
    }

    @Test
    void noOutputPathStandsInIt() {
        String json = Manifest.of(analysis, List.of(clip(rendered()))).toString();
        assertFalse(json.contains("somewhere"), json);
        assertTrue(json.contains("01-0m10s.mp4"), json);
    }

    @Test
    void whatIsNoNumberBecomesNull() {
        JsonNode loudness =
                Manifest.of(analysis, List.of(clip(rendered())))
                        .path("clips")
                        .get(0)
                        .path("loudness");
        assertTrue(loudness.path("integratedLufs").isNull());
        assertEquals("silent", loudness.path("bound").asText());
    }

    @Test
    void aClipThatFailedIsNoClip() {
        JsonNode json =
                Manifest.of(
                        analysis,
                        List.of(
                                clip(
                                        new RenderOutcome.Failed(
                                                RenderOutcome.Kind.NO_SPACE,
                                                "The disk is full."))));
        assertEquals(0, json.path("clips").size());
        assertEquals("The disk is full.", json.path("failed").get(0).path("message").asText());
    }

    private static ClipMaker.Planned planned(Analysis analysis, Moment moment, String file) {
        Source source = analysis.source();
        return new ClipMaker.Planned(
                moment,
                new QueuedRenders.Request(
                        null,
                        RenderPlan.of(
                                source.file(),
                                source.info(),
                                moment.range(),
                                new Framer(analysis).inside(moment.range()),
                                new ClipTags("It", ""),
                                Path.of("/out", file))));
    }

    @Test
    void aRunThatIsFinishedLaterGivesTheSameManifest() throws IOException {
        Moment later = ClipJobFixture.moment(35_000, 55_000, 70);
        Analysis both = ClipJobFixture.analysis(moment, later);
        List<ClipMaker.Planned> planned =
                List.of(planned(both, moment, "01.mp4"), planned(both, later, "02.mp4"));
        ObjectNode json = UnfinishedManifest.of(both, planned);
        assertEquals(2, json.path("pending").size());

        RenderPlan first = planned.get(0).request().plan();
        RenderPlan second = planned.get(1).request().plan();
        assertTrue(UnfinishedManifest.settle(json, second, rendered()));
        assertEquals(1, json.path("pending").size());
        // as another process reads it
        json = (ObjectNode) new ObjectMapper().readTree(json.toString());
        assertTrue(UnfinishedManifest.settle(json, first, rendered()));
        assertFalse(UnfinishedManifest.settle(json, first, rendered()), "it waits for no more");

        List<ClipResult> results = planned.stream().map(clip -> clip.result(rendered())).toList();
        assertEquals(Manifest.of(both, results).toString(), json.toString());
    }

    @Test
    void aClipAcrossACutHasALayoutForEachShot() {
        JsonNode layouts =
                Manifest.of(analysis, List.of(clip(rendered())))
                        .path("clips")
                        .get(0)
                        .path("layouts");
        assertEquals(2, layouts.size());
        assertEquals(20_000, layouts.get(0).path("endMs").asLong());
        assertEquals(20_000, layouts.get(1).path("startMs").asLong());
        assertEquals("main", layouts.get(0).path("regions").get(0).path("role").asText());
    }
}
