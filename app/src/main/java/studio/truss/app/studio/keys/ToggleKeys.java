package studio.truss.app.studio.keys;

import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;

import java.util.ArrayList;
import java.util.List;

/// Makes toggles that stand in a bar one choice: arrows move to the next one and choose it, round
/// the ends; Home and End choose the first and the last; one is always chosen. JavaFX thread.
public final class ToggleKeys {
    private ToggleKeys() {}

    /// @param group with all its buttons, in their order
    public static void attach(ToggleGroup group) {
        List<ToggleButton> buttons = new ArrayList<>();
        for (Toggle toggle : group.getToggles()) {
            if (toggle instanceof ToggleButton button) {
                buttons.add(button);
                button.addEventFilter(
                        KeyEvent.KEY_PRESSED, event -> pressed(buttons, button, event));
            }
        }
        group.selectedToggleProperty()
                .addListener((_, before, now) -> {
                    if (now == null && before != null) {
                        before.setSelected(true);
                    }
                });
    }

    private static void pressed(List<ToggleButton> all, ToggleButton at, KeyEvent event) {
        if (event.isShiftDown() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        List<ToggleButton> open =
                all.stream().filter(b -> b == at || (b.isVisible() && !b.isDisabled())).toList();
        int place = open.indexOf(at);
        int next =
                switch (event.getCode()) {
                    case LEFT, UP -> Math.floorMod(place - 1, open.size());
                    case RIGHT, DOWN -> (place + 1) % open.size();
                    case HOME -> 0;
                    case END -> open.size() - 1;
                    default -> -1;
                };
        if (next < 0) {
            return;
        }
        event.consume();
        ToggleButton button = open.get(next);
        if (button != at) {
            button.fire();
            button.requestFocus();
        }
    }
}
