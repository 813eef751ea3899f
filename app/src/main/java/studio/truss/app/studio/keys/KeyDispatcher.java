package studio.truss.app.studio.keys;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Hands each key to the part that does its action. A part of a screen answers only while that
/// screen is shown; text fields keep the keys that type. JavaFX thread.
public final class KeyDispatcher {
    private final Supplier<Keymap> keymap;
    private final Map<String, Handler> handlers = new HashMap<>();

    private record Handler(BooleanSupplier active, Runnable work) {}

    public KeyDispatcher(Supplier<Keymap> keymap) {
        this.keymap = keymap;
    }

    /// Says what an action does.
    ///
    /// @param active whether it can be done now; otherwise the key is left to others
    public void on(String action, BooleanSupplier active, Runnable work) {
        handlers.put(action, new Handler(active, work));
    }

    public void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(scene, event));
    }

    /// Does an action as if its key were pressed; false when it cannot be done now.
    public boolean run(String action) {
        Handler handler = handlers.get(action);
        if (handler == null || !handler.active.getAsBoolean()) {
            return false;
        }
        handler.work.run();
        return true;
    }

    private void pressed(Scene scene, KeyEvent event) {
        Stroke stroke = Stroke.of(event);
        if (stroke == null || typing(scene.getFocusOwner(), stroke)) {
            return;
        }
        String action = keymap.get().action(stroke);
        if (action != null && run(action)) {
            event.consume();
        }
    }

    private static boolean typing(@Nullable Node focused, Stroke stroke) {
        return focused instanceof TextInputControl
                && (!stroke.shortcut() || "ZYACVX".contains(stroke.key()))
                && !stroke.key().equals(KeyCode.F1.getName());
    }
}
