package studio.truss.core.clips;

import org.jspecify.annotations.Nullable;

import studio.truss.core.render.FrameSize;
import studio.truss.core.render.Quality;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.preset.RenderPreset;

/// How clips are to be made.
///
/// @param encoder FFmpeg's name of a rung, or `auto`
/// @param nativeSize clips keep the source's pixels, whatever the preset has
/// @param preset the place that they are made for, null for none: 1080x1920
public record Finish(
        String encoder, boolean nativeSize, Quality quality, @Nullable RenderPreset preset) {

    RenderPlan over(RenderPlan plan) {
        RenderPlan made = plan.withEncoder(encoder).withQuality(quality);
        if (nativeSize) {
            RenderPlan sized = made.withSize(FrameSize.nativeOf(plan.video()));
            return preset == null ? sized : preset.limiting(sized);
        }
        return preset == null ? made : preset.over(made);
    }
}
