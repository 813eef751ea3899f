package studio.truss.app.studio.editor;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.stage.FileChooser;

import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;

import java.io.File;

/// Asks the creator where the open video's file is now.
final class SourceFinder {
    private final EditorModel model;
    private final Messages messages;

    SourceFinder(EditorModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    Button button() {
        Button button = new Button(messages.of("editor.find"), Icons.of(Feather.FOLDER));
        button.getStyleClass().add("find-file");
        button.setOnAction(_ -> choose(button));
        return button;
    }

    private void choose(Node owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.of("editor.find.title"));
        File file =
                chooser.showOpenDialog(
                        owner.getScene() == null ? null : owner.getScene().getWindow());
        if (file != null) {
            model.relink(file.toPath());
        }
    }
}
