package studio.truss.core.render;

import org.jspecify.annotations.Nullable;

import studio.truss.core.captions.CaptionTrack;
import studio.truss.core.media.AudioStream;
import studio.truss.core.media.ChapterMark;
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
/// @param preset word of the place that the clip is made for, null for none
/// @param limit of the file, null where only the quality says how large it becomes
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
        @Nullable CaptionTrack captions,
        @Nullable String preset,
        @Nullable FileLimit limit) {

    public static final String AUTO = "auto";
    public static final double DEFAULT_LUFS = -14;

    private static final long SPARE_BYTES = 16L << 20;

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
                null,
                null,
                null);
    }

    /// The same of a file that was moved.
    public RenderPlan withSource(Path newSource) {
        return new RenderPlan(
                newSource,
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
                captions,
                preset,
                limit);
    }

    public RenderPlan withSize(FrameSize newSize) {
        return copy(tags, range, shots, newSize, quality, encoder, captions, preset, limit);
    }

    public RenderPlan withQuality(Quality newQuality) {
        return copy(tags, range, shots, size, newQuality, encoder, captions, preset, limit);
    }

    public RenderPlan withEncoder(String newEncoder) {
        return copy(tags, range, shots, size, quality, newEncoder, captions, preset, limit);
    }

    public RenderPlan withCaptions(@Nullable CaptionTrack newCaptions) {
        return copy(tags, range, shots, size, quality, encoder, newCaptions, preset, limit);
    }

    public RenderPlan withPreset(String newPreset) {
        return copy(tags, range, shots, size, quality, encoder, captions, newPreset, limit);
    }

    /// With chapters in the file, from the clip's start.
    public RenderPlan withChapters(List<ChapterMark> chapters) {
        return copy(
                new ClipTags(tags.title(), tags.comment(), chapters),
                range,
                shots,
                size,
                quality,
                encoder,
                captions,
                preset,
                limit);
    }

    RenderPlan withLimit(FrameSize newSize, @Nullable FileLimit newLimit) {
        return copy(tags, range, shots, newSize, quality, encoder, captions, preset, newLimit);
    }

    RenderPlan withRange(TimeRange newRange, List<ShotFraming> newShots) {
        return copy(tags, newRange, newShots, size, quality, encoder, captions, preset, limit);
    }

    private RenderPlan copy(
            ClipTags newTags,
            TimeRange newRange,
            List<ShotFraming> newShots,
            FrameSize newSize,
            Quality newQuality,
            String newEncoder,
            @Nullable CaptionTrack newCaptions,
            @Nullable String newPreset,
            @Nullable FileLimit newLimit) {
        return new RenderPlan(
                source,
                video,
                audio,
                newRange,
                newShots,
                newSize,
                frameRate,
                newQuality,
                newEncoder,
                targetLufs,
                newTags,
                output,
                newCaptions,
                newPreset,
                newLimit);
    }

    /// The same within a number of bytes; the frame may become smaller.
    public RenderPlan within(long bytesMax) {
        return FileLimit.on(this, bytesMax);
    }

    /// What the file will come to with a usual picture; a calm one takes half, a busy one twice as
    /// much.
    public long bytesExpected() {
        return bytes(quality.usualBits(size, frameRate));
    }

    /// What the file may come to.
    public long bytesMost() {
        return bytes(quality.mostBits(size, frameRate));
    }

    /// What the disk must have left before the render begins.
    public long bytesNeeded() {
        return bytesMost() + SPARE_BYTES;
    }

    private long bytes(long pictureBits) {
        long bits = pictureBits + soundBits();
        long bytes = Math.round(range.lengthMs() / 1000.0 * bits / 8);
        return limit == null ? bytes : Math.min(bytes, limit.bytesMax());
    }

    /// Bits a second of the sound.
    public long soundBits() {
        return limit == null ? FileLimit.SOUND_BITS : limit.soundBits();
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
