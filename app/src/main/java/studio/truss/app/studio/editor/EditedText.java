package studio.truss.app.studio.editor;

import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// A text that is edited in its place: stored when the cursor leaves it, which Enter does in a
/// line; given up by Escape. Afterwards letters are keys again.
final class EditedText {
    private EditedText() {}

    /// @param after gets the focus
    /// @param store is given what differs from what stood there
    static void of(TextInputControl input, Node after, Consumer<String> store) {
        String before = text(input);
        input.focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused && !text(input).equals(before)) {
                        store.accept(text(input));
                    }
                });
        if (input instanceof TextField line) {
            line.setOnAction(_ -> after.requestFocus());
        }
        input.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        input.setText(before);
                        after.requestFocus();
                        event.consume();
                    }
                });
    }

    private static String text(TextInputControl input) {
        @Nullable String text = input.getText();
        return text == null ? "" : text;
    }
}
