package studio.truss.app.studio.keys;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Nodes;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Hands each key to the part that does its action. A part of a screen answers only while that
/// screen is shown; controls keep the keys that [ControlKeys] says they use. JavaFX thread.
public final class KeyDispatcher {
    private final Supplier<Keymap> keymap;
    private final Map<String, Handler> handlers = new HashMap<>();
    private final FocusReach reach = new FocusReach();
    private @Nullable Node owner; // has all keys to itself

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
        reach.watch(scene);
        scene.addEventFilter(KeyEvent.ANY, event -> keyed(scene, event));
    }

    /// From now on all keys go to what lies over the window, none does an action and none reaches
    /// what lies behind.
    ///
    /// @param overlay in the same scene
    public void capture(Node overlay) {
        owner = overlay;
    }

    /// Ends what [#capture] began.
    public void release(Node overlay) {
        if (overlay.equals(owner)) {
            owner = null;
        }
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

    private void keyed(Scene scene, KeyEvent event) {
        Node overlay = owner;
        if (overlay != null) {
            if (!(event.getTarget() instanceof Node target && Nodes.within(target, overlay))) {
                event.consume();
                overlay.requestFocus();
                overlay.fireEvent(event.copyFor(overlay, overlay));
            }
            return;
        }
        if (event.getEventType() == KeyEvent.KEY_PRESSED) {
            pressed(scene, event);
        }
        if (!event.isConsumed()) {
            reach.passed(event);
        }
    }

    private void pressed(Scene scene, KeyEvent event) {
        Stroke stroke = Stroke.of(event);
        Node focused = scene.getFocusOwner();
        if (stroke == null || ControlKeys.uses(focused, stroke, reach.reached(focused))) {
            return;
        }
        String action = keymap.get().action(stroke);
        if (action != null && run(action)) {
            event.consume();
        }
    }
}
