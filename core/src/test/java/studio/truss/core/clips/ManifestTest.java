package studio.truss.core.clips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import studio.truss.core.moments.Moment;
import studio.truss.core.render.LoudnessResult;
import studio.truss.core.render.RenderOutcome;

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
