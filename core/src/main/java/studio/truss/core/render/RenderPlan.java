package studio.truss.core.render;

import org.jspecify.annotations.Nullable;

import studio.truss.core.captions.CaptionTrack;
import studio.truss.core.media.AudioStream;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.Rational;
import studio.truss.core.media.TimeRange;
import studio.truss.core.media.VideoStream;
import studio.truss.core.reframe.ShotFraming;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// All that makes one clip out of one source, as plain data: the same plan gives the same clip.
///
/// @param audio null gives a silent track
/// @param range on the source's clock
/// @param shots in order and clipped to the range; together they cover it
/// @param frameRate constant rate of the clip
/// @param encoder FFmpeg's name of a rung of the [EncoderLadder], or [#AUTO]
/// @param targetLufs integrated loudness aimed at
/// @param output finished file; while it is made it is called `NAME.part`
/// @param captions drawn over the clip, null for none
public record RenderPlan(
        Path source,
        VideoStream video,
        @Nullable AudioStream audio,
        TimeRange range,
        List<ShotFraming> shots,
        FrameSize size,
        Rational frameRate,
        Quality quality,
        String encoder,
        double targetLufs,
        ClipTags tags,
        Path output,
        @Nullable CaptionTrack captions) {

    public static final String AUTO = "auto";
    public static final double DEFAULT_LUFS = -14;

    public RenderPlan {
        if (range.lengthMs() <= 0) {
            throw new IllegalArgumentException("empty range " + range);
        }
        shots = clipped(shots, range);
        if (shots.isEmpty()) {
            throw new IllegalArgumentException("no shot covers " + range);
        }
    }

    /// A plan with the defaults: 1080x1920, standard quality, the first encoder that works, -14
    /// LUFS, at the rate that [FrameRates] chooses.
    ///
    /// @param info must have a picture
    /// @param shots may reach beyond the range
    public static RenderPlan of(
            Path source,
            MediaInfo info,
            TimeRange range,
            List<ShotFraming> shots,
            ClipTags tags,
            Path output) {
        VideoStream video =
                info.picture()
                        .orElseThrow(
                                () -> new IllegalArgumentException(source + " has no picture"));
        return new RenderPlan(
                source,
                video,
                info.audio(),
                range,
                shots,
                FrameSize.VERTICAL_1080,
                FrameRates.of(video),
                Quality.STANDARD,
                AUTO,
                DEFAULT_LUFS,
                tags,
                output,
                null);
    }

    public RenderPlan withSize(FrameSize newSize) {
        return new RenderPlan(
                source,
                video,
                audio,
                range,
                shots,
                newSize,
                frameRate,
                quality,
                encoder,
                targetLufs,
                tags,
                output,
                captions);
    }

    public RenderPlan withQuality(Quality newQuality) {
        return new RenderPlan(
                source,
                video,
                audio,
                range,
                shots,
                size,
                frameRate,
                newQuality,
                encoder,
                targetLufs,
                tags,
                output,
                captions);
    }

    public RenderPlan withEncoder(String newEncoder) {
        return new RenderPlan(
                source,
                video,
                audio,
                range,
                shots,
                size,
                frameRate,
                quality,
                newEncoder,
                targetLufs,
                tags,
                output,
                captions);
    }

    public RenderPlan withCaptions(@Nullable CaptionTrack newCaptions) {
        return new RenderPlan(
                source,
                video,
                audio,
                range,
                shots,
                size,
                frameRate,
                quality,
                encoder,
                targetLufs,
                tags,
                output,
                newCaptions);
    }

    /// Frames of the clip.
    public long frames() {
        return Math.max(1, Rational.MILLIS.rescale(range.lengthMs(), frameRate.inverse()));
    }

    /// Where the clip is while it is being made.
    public Path part() {
        return output.resolveSibling(output.getFileName() + ".part");
    }

    private static List<ShotFraming> clipped(List<ShotFraming> shots, TimeRange range) {
        List<ShotFraming> inside = new ArrayList<>();
        for (ShotFraming shot : shots) {
            if (shot.range().overlaps(range)) {
                inside.add(
                        new ShotFraming(
                                shot.range().clamp(range.startMs(), range.endMs()),
                                shot.layout(),
                                shot.reason(),
                                shot.alternatives()));
            }
        }
        return List.copyOf(inside);
    }
}
