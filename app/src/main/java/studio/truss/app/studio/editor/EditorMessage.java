package studio.truss.app.studio.editor;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;

/// What stands in place of a video: why there is none, and what can be done.
final class EditorMessage extends VBox {
    private static final double WIDEST = 520;

    /// @param action what helps; null where only the library does
    EditorMessage(
            Feather icon,
            String words,
            @Nullable Button action,
            Runnable goToLibrary,
            Messages messages) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMaxWidth(WIDEST);
        label.setAlignment(Pos.CENTER);
        label.getStyleClass().add("empty-words");
        getStyleClass().add("empty-state");
        getChildren().addAll(Icons.of(icon), label);
        Button library = new Button(messages.of("editor.to.library"));
        library.setOnAction(_ -> goToLibrary.run());
        (action == null ? library : action).getStyleClass().add("primary");
        if (action != null) {
            getChildren().add(action);
        }
        getChildren().add(library);
    }
}
