package studio.truss.app.studio.editor;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Messages;
import studio.truss.core.editing.ClipEdit;
import studio.truss.core.editing.crop.CropKeys;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.KnownCam;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.ShotFraming;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Where the corner camera stands in the picture, drawn by the creator: it frames the shot at the
/// playhead and every shot of the video that shows the same camera, and is remembered for the
/// channel's other videos of this size. JavaFX thread.
final class CameraTool {
    /// Of shots of which the rectangle is the same camera's.
    private static final double SAME = 0.4;

    /// Where a camera that nobody has seen yet is offered, as parts of the picture.
    private static final double OFFERED = 0.28;

    private final BooleanProperty active = new SimpleBooleanProperty(this, "active");
    private final EditorModel model;
    private final Messages messages;

    CameraTool(EditorModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        model.stateProperty().subscribe(_ -> active.set(false));
    }

    /// Whether the rectangle is offered although the shot shows no camera.
    ReadOnlyBooleanProperty activeProperty() {
        return active;
    }

    void toggle() {
        active.set(!active.get() && available());
    }

    void giveUp() {
        active.set(false);
    }

    /// Framing anew needs to know what the picture shows.
    boolean available() {
        return model.selectedProperty().get() != null
                && model.video().map(OpenVideo::analysis).isPresent();
    }

    /// The rectangle to be drawn over the picture; null for none.
    @Nullable Box shown(@Nullable ShotFraming shot, long ms, PictureShape picture) {
        if (shot != null && shot.layout() instanceof Layout.Facecam facecam) {
            return available() ? facecam.cam().at(ms) : null;
        }
        if (!active.get()) {
            return null;
        }
        KnownCam known = model.cam();
        if (known != null) {
            return known.box();
        }
        double w = OFFERED * picture.width();
        double h = OFFERED * picture.height();
        return new Box(picture.width() - w, picture.height() - h, w, h);
    }

    /// The hand has let go.
    ///
    /// @param shots of the selected clip
    /// @param ms the time whose shot shows the camera
    void drawn(List<ShotFraming> shots, long ms, Box box) {
        Clip clip = model.selectedProperty().get();
        OpenVideo video = model.video().orElse(null);
        if (clip == null || video == null || shots.isEmpty()) {
            return;
        }
        Reframing reframing = Reframing.of(video, KnownCam.drawn(box));
        if (reframing == null) {
            return;
        }
        ShotFraming here = shots.get(CropKeys.shotAt(shots, ms));
        KnownCam known = model.cam();
        Box before =
                here.layout() instanceof Layout.Facecam facecam
                        ? facecam.cam().at(ms)
                        : known == null ? null : known.box();
        List<Clip> all = List.copyOf(model.all());
        PictureShape picture = PictureShape.of(video.picture());
        Supplier<Map<ClipId, ClipEdit>> framed =
                () -> {
                    Map<ClipId, ClipEdit> edits = new LinkedHashMap<>();
                    for (Clip each : all) {
                        boolean one = each.clipId().equals(clip.clipId());
                        List<ShotFraming> now = one ? shots : framings(each, picture);
                        List<ShotFraming> same =
                                now.stream()
                                        .filter(shot ->
                                                (one && shot.equals(here)) || shows(shot, before))
                                        .toList();
                        if (!same.isEmpty()) {
                            edits.put(
                                    each.clipId(),
                                    new ClipEdit.Reframe(reframing.withCam(now, same)));
                        }
                    }
                    return edits;
                };
        active.set(false);
        model.edits().drawCam(messages.of("edit.camera"), box, framed);
    }

    /// The framings of a clip that may still change; none of one that is made already.
    private static List<ShotFraming> framings(Clip clip, PictureShape picture) {
        return switch (clip.status()) {
            case PROPOSED, APPROVED, REJECTED, FAILED -> {
                try {
                    yield CropKeys.of(clip, picture);
                } catch (IllegalArgumentException e) {
                    yield List.of(); // another program's framing
                }
            }
            case RENDERING, RENDERED, PUBLISHED -> List.of();
        };
    }

    private static boolean shows(ShotFraming shot, @Nullable Box camera) {
        return camera != null
                && shot.layout() instanceof Layout.Facecam facecam
                && facecam.cam().keys().getFirst().box().iou(camera) >= SAME;
    }
}
