package studio.truss.app.studio.editor;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;
import studio.truss.core.clips.rendering.RenderNote;
import studio.truss.core.library.entity.Clip;

import java.util.List;

/// Says of the selected moment why it should be rendered again, and does so.
final class RenderNoteLine extends HBox {
    private final Label words = new Label();
    private final EditorModel model;
    private final Messages messages;

    RenderNoteLine(EditorModel model, Messages messages) {
        super(10);
        this.model = model;
        this.messages = messages;
        setId("render-note");
        getStyleClass().add("render-note");
        setAlignment(Pos.CENTER_LEFT);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button again = new Button(messages.of("render.note.again"));
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(_ -> {
            Clip clip = model.selectedProperty().get();
            if (clip != null) {
                model.edits().render(List.of(clip));
            }
        });
        getChildren().addAll(words, again);
        model.selectedProperty().subscribe(_ -> refresh());
        model.list().notesProperty().subscribe(_ -> refresh());
    }

    private void refresh() {
        Clip clip = model.selectedProperty().get();
        RenderNote note = clip == null ? null : model.list().note(clip);
        Nodes.shown(this, note != null);
        words.setText(text(note));
        words.getStyleClass().removeAll("warn", "bad");
        words.getStyleClass().add(note instanceof RenderNote.Failed ? "bad" : "warn");
    }

    private String text(@Nullable RenderNote note) {
        return switch (note) {
            case null -> "";
            case RenderNote.Changed() -> messages.of("render.note.changed");
            case RenderNote.Failed(var why) ->
                    why.isEmpty()
                            ? messages.of("render.note.failed")
                            : messages.of("render.note.failed.why", why);
        };
    }
}
