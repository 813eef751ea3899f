package studio.truss.core.clips;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import studio.truss.core.moments.Moment;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.LoudnessResult;
import studio.truss.core.render.RenderOutcome;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads back from a manifest what became of the clips of an analysis.
public final class ManifestClips {
    private final Analysis analysis;
    private final Path folder;
    private final Map<String, Moment> moments = new HashMap<>();

    private ManifestClips(Analysis analysis, Path folder) {
        this.analysis = analysis;
        this.folder = folder;
        analysis.findings().moments().forEach(m -> moments.put(analysis.idOf(m), m));
    }

    /// @param folder where the clips are
    /// @return in the order of the moments; empty where the manifest is of another analysis, or of
    ///   another version of the program
    public static Optional<List<ClipResult>> of(Analysis analysis, JsonNode manifest, Path folder) {
        String found = Manifest.of(analysis).path("moments").toString();
        if (!found.equals(manifest.path("moments").toString())) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ManifestClips(analysis, folder).read(manifest));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private List<ClipResult> read(JsonNode manifest) {
        List<ClipResult> clips = new ArrayList<>();
        manifest.path("clips").forEach(clip -> add(clips, clip, rendered(clip)));
        for (JsonNode clip : manifest.path("failed")) {
            String words = clip.path("message").asText();
            add(
                    clips,
                    clip,
                    words.equals(Manifest.CANCELLED)
                            ? new RenderOutcome.Cancelled()
                            : new RenderOutcome.Failed(RenderOutcome.Kind.REFUSED, words));
        }
        manifest.path(UnfinishedManifest.PENDING)
                .forEach(clip -> add(clips, clip, new RenderOutcome.Cancelled()));
        return clips;
    }

    private void add(List<ClipResult> clips, JsonNode json, RenderOutcome outcome) {
        Moment moment = moments.get(json.path("momentId").asText());
        if (moment == null) {
            throw new IllegalArgumentException("no such moment: " + json.path("momentId"));
        }
        PictureShape picture = PictureShape.of(analysis.source().info().picture().orElseThrow());
        clips.add(
                new ClipResult(
                        moment,
                        json.path("file").asText(),
                        new FramingReader(picture).read(json.path("layouts")),
                        outcome));
    }

    private RenderOutcome.Rendered rendered(JsonNode json) {
        List<String> warnings = new ArrayList<>();
        json.path("warnings").forEach(warning -> warnings.add(warning.asText()));
        return new RenderOutcome.Rendered(
                folder.resolve(json.path("file").asText()),
                json.path("frames").asLong(),
                json.path("durationMs").asLong(),
                FrameSize.VERTICAL_1080,
                json.path("encoder").asText(),
                loudness(json.path("loudness")),
                json.path("upscale").asDouble(),
                warnings);
    }

    private static LoudnessResult loudness(JsonNode json) {
        return new LoudnessResult(
                json.path("targetLufs").asDouble(),
                number(json.path("integratedLufs")),
                number(json.path("truePeakDbtp")),
                json.path("gainDb").asDouble(),
                json.path("limitedDb").asDouble(),
                LoudnessResult.Bound.of(json.path("bound").asText()));
    }

    private static @Nullable Double number(JsonNode json) {
        return json.isNumber() ? json.asDouble() : null;
    }
}
