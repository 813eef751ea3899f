package studio.truss.core.reframe;

import org.jspecify.annotations.Nullable;

/// What the creator asks of the framing.
///
/// @param knownCam where this channel's corner camera stood in other videos of this size; null
///   where none is known
public record FramingWishes(LayoutChoice layout, CameraMotion motion, @Nullable Box knownCam) {

    public static FramingWishes of(LayoutChoice layout) {
        return new FramingWishes(layout, CameraMotion.CALM, null);
    }
}
