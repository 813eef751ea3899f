package studio.truss.core.reframe;

import org.jspecify.annotations.Nullable;

/// What the creator asks of the framing.
///
/// @param knownCam where this channel's corner camera stands in videos of this size; null where
///   none is known
public record FramingWishes(LayoutWishes layout, CameraMotion motion, @Nullable KnownCam knownCam) {

    public static FramingWishes of(LayoutChoice layout) {
        return of(layout, CameraMotion.CALM);
    }

    public static FramingWishes of(LayoutChoice layout, CameraMotion motion) {
        return new FramingWishes(LayoutWishes.of(layout), motion, null);
    }
}
