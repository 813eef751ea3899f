package studio.truss.app.studio.keys;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/// Knows whether the keyboard has brought the focus to where it is. A click, a screen that opens
/// and the program itself do not count. JavaFX thread.
final class FocusReach {
    private static final Set<KeyCode> MOVING =
            EnumSet.of(
                    KeyCode.TAB,
                    KeyCode.LEFT,
                    KeyCode.RIGHT,
                    KeyCode.UP,
                    KeyCode.DOWN,
                    KeyCode.HOME,
                    KeyCode.END);

    private boolean moving;
    private @Nullable Node reached;

    void watch(Scene scene) {
        scene.focusOwnerProperty().addListener((_, _, now) -> reached = moving ? now : null);
        scene.addEventFilter(
                MouseEvent.MOUSE_PRESSED,
                _ -> {
                    moving = false;
                    reached = null;
                });
    }

    /// Hears of each key that reaches a control.
    void passed(KeyEvent event) {
        moving = event.getEventType() == KeyEvent.KEY_PRESSED && MOVING.contains(event.getCode());
    }

    boolean reached(@Nullable Node focused) {
        return focused != null && Objects.equals(focused, reached);
    }
}
