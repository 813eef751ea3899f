package studio.truss.app.studio.editor;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.function.UnaryOperator;

/// A text that is edited in its place: stored while it is typed and when the cursor leaves it,
/// which Enter does in a line; given up by Escape. Afterwards letters are keys again. What cannot
/// be stored is said under it.
final class EditedText {
    /// So long at most what was typed is not on its way to the disk.
    static final Duration PAUSE = Duration.millis(300);

    /// Takes what was typed.
    interface Store {
        /// @param typing the same as long as the cursor stays in the field
        void store(String text, Object typing);
    }

    private final TextInputControl input;
    private final Store store;
    private final UnaryOperator<String> problem;
    private final Label trouble = new Label();
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private String before; // when the cursor came
    private String stored; // as far as this field knows
    private Object typing = new Object();
    private boolean telling;

    private EditedText(
            TextInputControl input, Node after, UnaryOperator<String> problem, Store store) {
        this.input = input;
        this.store = store;
        this.problem = problem;
        before = text();
        stored = before;
        trouble.getStyleClass().addAll("meta", "warn");
        trouble.setWrapText(true);
        trouble.visibleProperty().bind(trouble.textProperty().isNotEmpty());
        trouble.managedProperty().bind(trouble.visibleProperty());
        pause.setOnFinished(_ -> keep());
        input.textProperty().addListener((_, _, _) -> typed());
        input.focusedProperty().addListener((_, _, focused) -> focus(focused));
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

    /// @param after gets the focus
    /// @param store is given what differs from what stood there
    static EditedText of(TextInputControl input, Node after, Store store) {
        return of(input, after, _ -> "", store);
    }

    /// @param problem what is wrong with a text, empty for nothing; a text without an ending that
    ///   is too long is stored all the same, as far as it goes, a blank one is not
    static EditedText of(
            TextInputControl input, Node after, UnaryOperator<String> problem, Store store) {
        return new EditedText(input, after, problem, store);
    }

    /// Says under the field what is wrong with it.
    Label trouble() {
        return trouble;
    }

    /// Shows what is stored, unless somebody types.
    void show(String text) {
        stored = text;
        if (!input.isFocused() && !text().equals(text)) {
            tell(text);
        }
    }

    /// Another thing is edited from now on: what was typed is stored first.
    void leave() {
        pause.stop();
        keep();
        trouble.setText("");
    }

    private void tell(String text) {
        telling = true;
        input.setText(text);
        telling = false;
    }

    private void typed() {
        if (telling) {
            return;
        }
        trouble.setText(problem.apply(text()));
        if (input.isFocused() && pause.getStatus() != PauseTransition.Status.RUNNING) {
            pause.playFromStart();
        }
    }

    private void focus(boolean focused) {
        if (focused) {
            before = text();
            stored = before;
            typing = new Object();
            return;
        }
        pause.stop();
        keep();
        if (!trouble.getText().isEmpty()) {
            tell(stored); // why is said under it
        }
    }

    private void keep() {
        String now = text();
        if (!now.equals(stored) && (!now.isBlank() || problem.apply(now).isEmpty())) {
            stored = now;
            store.store(now, typing);
        }
    }

    private String text() {
        @Nullable String text = input.getText();
        return text == null ? "" : text;
    }
}
