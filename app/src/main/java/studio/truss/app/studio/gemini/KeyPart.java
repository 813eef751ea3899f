package studio.truss.app.studio.gemini;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Where a key comes from, and a field for it.
final class KeyPart extends VBox {
    /// @param keep takes what was typed, and who hears what is wrong with it
    KeyPart(BiConsumer<String, Consumer<String>> keep, Messages messages) {
        super(12);
        PasswordField field = new PasswordField();
        field.setId("gemini-key");
        field.setPromptText(messages.of("gemini.key.prompt"));
        field.setAccessibleText(messages.of("gemini.key.prompt"));
        Label wrong = new Label();
        wrong.setId("gemini-key-wrong");
        wrong.setWrapText(true);
        wrong.getStyleClass().addAll("meta", "bad");
        Nodes.shown(wrong, false);
        Button save = new Button(messages.of("gemini.key.save"));
        save.setId("gemini-key-save");
        save.getStyleClass().add("primary");
        save.setMaxWidth(Double.MAX_VALUE);
        Runnable go =
                () -> {
                    String typed = field.getText();
                    field.clear();
                    save.requestFocus(); // out of the field, so that the pane can change
                    keep.accept(
                            typed,
                            words -> {
                                wrong.setText(words);
                                Nodes.shown(wrong, !words.isEmpty());
                            });
                };
        field.setOnAction(_ -> go.run());
        save.setOnAction(_ -> go.run());
        getChildren().addAll(Nodes.quiet(messages.of("gemini.key.about")), field, wrong, save);
    }
}
