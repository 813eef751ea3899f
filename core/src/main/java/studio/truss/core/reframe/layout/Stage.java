package studio.truss.core.reframe.layout;

import org.jspecify.annotations.Nullable;

import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CameraMotion;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.camera.Camera;
import studio.truss.core.reframe.look.StillPart.Bars;

/// The part of the picture that a shot may show, and the shapes that fit into it.
///
/// @param room the picture without its static bars
/// @param crop the largest box of the output's shape in the room
/// @param outputAspect width over height of the displayed output
record Stage(
        PictureShape picture,
        Box room,
        Box crop,
        double outputAspect,
        CameraMotion motion,
        String bars) {
    /// Where the middle of a face stands in a crop, from the top.
    private static final double FACE_LINE = 0.4;

    static Stage of(
            PictureShape picture, @Nullable Bars bars, double outputAspect, CameraMotion motion) {
        Box room = bars == null ? picture.whole() : bars.inside();
        String words =
                bars == null
                        ? ""
                        : switch (bars.kind()) {
                            case BLACK -> ", black bars cut away";
                            case BLURRED -> ", blurred or plain sides cut away";
                        };
        return new Stage(
                picture, room, largest(picture, room, outputAspect), outputAspect, motion, words);
    }

    /// The largest box of a displayed `aspect` in the middle of another.
    static Box largest(PictureShape picture, Box within, double aspect) {
        double pixelAspect = aspect / picture.sampleAspect();
        double w = Math.min(within.w(), within.h() * pixelAspect);
        double h = Math.min(within.h(), within.w() / pixelAspect);
        return new Box(within.centerX() - w / 2, within.centerY() - h / 2, w, h);
    }

    Box largest(double aspect) {
        return largest(picture, room, aspect);
    }

    Camera camera() {
        return new Camera(room, crop, FACE_LINE, motion);
    }
}
