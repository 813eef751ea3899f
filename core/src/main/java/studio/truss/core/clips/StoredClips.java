package studio.truss.core.clips;

import com.fasterxml.jackson.databind.JsonNode;

import studio.truss.core.library.entity.Clip;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.render.ClipTags;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.preset.RenderPreset;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Plans renders of clips that an earlier run found, as they are stored now, the creator's edits
/// included.
public final class StoredClips {
    /// What a stored clip can be given without a new look at its source.
    public static final Set<String> LAYOUTS = Set.of("crop", "screen", "blur", "fit");

    private final Path source;
    private final String sha256;
    private final MediaInfo info;
    private final Finish finish;
    private final String program;
    private final FramingReader framings;

    /// @param info of the source; has a picture
    /// @param program the version of this program
    public StoredClips(Path source, String sha256, MediaInfo info, Finish finish, String program) {
        this.source = source;
        this.sha256 = sha256;
        this.info = info;
        this.finish = finish;
        this.program = program;
        this.framings = new FramingReader(PictureShape.of(info.picture().orElseThrow()));
    }

    /// `1m02s-8K2M9F-discord.mp4`: where the clip begins, the end of its id, and the place that it
    /// is made for, so that a clip's files for two places lie beside each other.
    public String fileName(Clip clip) {
        String id = clip.clipId().value().replaceAll("[^A-Za-z0-9_-]", "_");
        RenderPreset preset = finish.preset();
        String place =
                preset == null || preset.word().equals(RenderPreset.CUSTOM.word())
                        ? ""
                        : "-" + preset.word();
        return "%s-%s%s.mp4"
                .formatted(
                        ClipMaker.at(TimeRange.of(clip.startMs(), clip.endMs())),
                        id.substring(Math.max(0, id.length() - 6)),
                        place);
    }

    /// @throws IllegalArgumentException in words, for a clip that cannot be rendered as it is
    ///   stored
    public RenderPlan plan(Clip clip, Path output) {
        TimeRange range = TimeRange.of(clip.startMs(), clip.endMs());
        List<ShotFraming> kept = clip.crop() == null ? List.of() : framings.stored(clip.crop());
        List<ShotFraming> shots = framings.covering(range, kept);
        String layout = clip.layout() == null ? "" : clip.layout();
        boolean asked = LAYOUTS.contains(layout) && !layout.equals(FramingReader.words(shots));
        return plan(range, asked ? framings.as(layout, shots) : shots, clip.title(), output);
    }

    /// @param layouts as a manifest's clip has them; nothing for a moment without
    /// @throws IllegalArgumentException in words, for what cannot be rendered
    public RenderPlan plan(TimeRange range, JsonNode layouts, String title, Path output) {
        return plan(range, framings.covering(range, framings.read(layouts)), title, output);
    }

    private RenderPlan plan(TimeRange range, List<ShotFraming> shots, String title, Path output) {
        if (range.lengthMs() <= 0 || range.startMs() >= info.durationMs()) {
            throw new IllegalArgumentException(
                    "the clip at %s lies behind the end of the video".formatted(range));
        }
        ClipTags tags =
                new ClipTags(
                        title,
                        "Made with Truss Studio %s from sha256 %s, %d-%d ms"
                                .formatted(program, sha256, range.startMs(), range.endMs()));
        return finish.over(RenderPlan.of(source, info, clamped(range), shots, tags, output));
    }

    private TimeRange clamped(TimeRange range) {
        return range.clamp(0, info.durationMs());
    }
}
