package studio.truss.core.reframe.layout;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.Panels;
import studio.truss.core.reframe.Region;

/// The layouts with a camera of its own panel: facecam over content, and screen over camera.
final class CamLayouts {
    private final TimeRange range;
    private final Stage stage;
    private final @Nullable CornerCam cam;

    CamLayouts(TimeRange range, Stage stage, @Nullable CornerCam cam) {
        this.range = range;
        this.stage = stage;
        this.cam = cam;
    }

    Attempt facecam() {
        if (cam == null) {
            return Attempt.failed("no corner camera was found");
        }
        Box box = cam.clean(stage.picture());
        double panel = Panels.camHeight(box, stage.picture(), stage.outputAspect());
        Region content =
                Region.still(
                        Region.Role.CONTENT,
                        range.startMs(),
                        beside(cam.soft(stage.picture()), 1 - panel));
        Region face = Region.still(Region.Role.FACECAM, range.startMs(), box);
        return new Attempt(
                new Layout.Facecam(face, content),
                "a small camera keeps its place in the corner" + stage.bars());
    }

    /// The largest box of the content's shape: in the middle, or as far aside as it takes to leave
    /// the camera out.
    private Box beside(Box camera, double panel) {
        Box box = stage.largest(stage.outputAspect() / panel);
        boolean atLeft = camera.centerX() < stage.room().centerX();
        double x =
                atLeft
                        ? Math.max(
                                box.x(), Math.min(camera.right(), stage.room().right() - box.w()))
                        : Math.min(box.x(), Math.max(camera.x() - box.w(), stage.room().x()));
        return new Box(x, box.y(), box.w(), box.h());
    }

    Attempt screen() {
        Region content = Region.still(Region.Role.CONTENT, range.startMs(), stage.room());
        if (cam == null) {
            return new Attempt(
                    new Layout.Screen(content, null),
                    "text or graphics across the whole picture" + stage.bars());
        }
        double band = Panels.screenHeight(stage.room(), stage.picture(), stage.outputAspect());
        Box box = cam.clean(stage.picture());
        Box shaped = Stage.largest(stage.picture(), box, stage.outputAspect() / (1 - band));
        double x =
                Math.clamp(
                        cam.face().centerX() - shaped.w() / 2, box.x(), box.right() - shaped.w());
        Box face = new Box(x, shaped.y(), shaped.w(), shaped.h());
        return new Attempt(
                new Layout.Screen(
                        content, Region.still(Region.Role.FACECAM, range.startMs(), face)),
                "a screen of text or graphics with a small camera" + stage.bars());
    }
}
