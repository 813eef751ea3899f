package studio.truss.app.studio.editor;

import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Messages;
import studio.truss.core.editing.ClipEdit;
import studio.truss.core.editing.crop.CropKeys;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.reframe.CameraMotion;
import studio.truss.core.reframe.ShotFraming;

import java.util.List;

/// The presets of the camera's temper: the one that made the clip's path is marked, or that the
/// creator's hand did. Choosing one makes the path anew.
final class MotionBar extends HBox {

    /// @param reframing null where nothing is known of the picture: nothing can be chosen then
    MotionBar(
            EditorModel model,
            Clip clip,
            List<ShotFraming> shots,
            @Nullable Reframing reframing,
            Messages messages) {
        getStyleClass().add("segments");
        CameraMotion now =
                reframing == null
                        ? null
                        : CropKeys.motion(clip, shots, reframing.usual()).orElse(null);
        for (CameraMotion motion : CameraMotion.values()) {
            ToggleButton button = segment(messages.of("motion." + motion.word()));
            boolean current = motion.equals(now);
            button.setId("motion-" + motion.word());
            button.setSelected(current);
            button.setDisable(reframing == null);
            button.setOnAction(_ -> {
                button.setSelected(current); // what is stored decides
                if (reframing != null) {
                    model.edits()
                            .edit(
                                    messages.of("edit.motion", button.getText(), clip.title()),
                                    clip,
                                    new ClipEdit.Reframe(
                                            reframing.recomputed(shots, motion), motion));
                }
            });
            getChildren().add(button);
        }
        if (reframing != null && now == null) {
            ToggleButton own = segment(messages.of("motion.own"));
            own.setId("motion-own");
            own.setSelected(true);
            own.setMouseTransparent(true);
            own.setFocusTraversable(false);
            getChildren().add(own);
        }
    }

    private static ToggleButton segment(String words) {
        ToggleButton button = new ToggleButton(words);
        button.getStyleClass().add("segment");
        button.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(button, Priority.ALWAYS);
        return button;
    }
}
