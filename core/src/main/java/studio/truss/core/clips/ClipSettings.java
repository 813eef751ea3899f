package studio.truss.core.clips;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.watch.Depth;
import studio.truss.core.moments.MomentSettings;
import studio.truss.core.reframe.FramingWishes;
import studio.truss.core.reframe.KnownCam;
import studio.truss.core.reframe.LayoutChoice;
import studio.truss.core.render.Quality;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.preset.RenderPreset;

import java.nio.file.Path;

/// What the creator asks of one run of the main job.
///
/// @param chat a chat log of the same stream, null for none
/// @param chatOffsetMs source time of the log's time 0
/// @param watch how much of the picture is looked at
/// @param encoder FFmpeg's name of a rung, or `auto`
/// @param nativeSize clips keep the source's pixels instead of 1080x1920
/// @param preset word of the place that clips are made for, null for none
public record ClipSettings(
        MomentSettings moments,
        @Nullable Path chat,
        long chatOffsetMs,
        Depth watch,
        FramingWishes framing,
        String encoder,
        boolean nativeSize,
        Quality quality,
        @Nullable String preset) {

    /// The same with the place of the channel's corner camera.
    public ClipSettings withKnownCam(@Nullable KnownCam cam) {
        return new ClipSettings(
                moments,
                chat,
                chatOffsetMs,
                watch,
                new FramingWishes(framing.layout(), framing.motion(), cam),
                encoder,
                nativeSize,
                quality,
                preset);
    }

    /// How clips of it are made.
    public Finish finish() {
        return new Finish(encoder, nativeSize, quality, RenderPreset.of(preset).orElse(null));
    }

    /// The same with a chat log.
    public ClipSettings withChat(@Nullable Path file) {
        return new ClipSettings(
                moments, file, chatOffsetMs, watch, framing, encoder, nativeSize, quality, preset);
    }

    /// What is usual when nobody asks for anything.
    public static ClipSettings usual() {
        return new ClipSettings(
                MomentSettings.usual(),
                null,
                0,
                Depth.AUTO,
                FramingWishes.of(LayoutChoice.AUTO),
                RenderPlan.AUTO,
                false,
                Quality.STANDARD,
                null);
    }
}
