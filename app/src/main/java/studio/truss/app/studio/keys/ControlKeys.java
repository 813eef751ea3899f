package studio.truss.app.studio.keys;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Which keys a control uses itself while it has the focus; all others do the studio's actions.
/// What types, an open list and a slider always keep theirs. Any other control keeps them only when
/// the keyboard has brought the focus to it: after a click on a button the space bar still plays.
final class ControlKeys {
    private static final Set<String> PRESS = Set.of("Space", "Enter");
    private static final Set<String> UP_DOWN = Set.of("Up", "Down");
    private static final Set<String> ARROWS = Set.of("Left", "Right", "Up", "Down");
    private static final Set<String> ENDS = Set.of("Home", "End");
    private static final Set<String> PAGES = Set.of("PageUp", "PageDown");
    private static final Set<String> CHOICE = all(List.of(PRESS, UP_DOWN, Set.of("F4")));
    private static final Set<String> OPEN_LIST = all(List.of(CHOICE, ENDS, PAGES, Set.of("Esc")));
    private static final Set<String> LIST = all(List.of(UP_DOWN, ENDS, PAGES));
    private static final Set<String> TABLE = all(List.of(ARROWS, ENDS, PAGES));
    private static final String CLIPBOARD_AND_UNDO = "ZYACVX";

    private ControlKeys() {}

    /// @param reached whether the keyboard brought the focus to the control
    static boolean uses(@Nullable Node focused, Stroke stroke, boolean reached) {
        if (types(focused)) {
            return (!stroke.shortcut() || CLIPBOARD_AND_UNDO.contains(stroke.key()))
                    && !stroke.key().equals(KeyCode.F1.getName());
        }
        if (stroke.shortcut() || stroke.alt() || (stroke.shift() && !selectsRanges(focused))) {
            return false;
        }
        return own(focused, reached).contains(stroke.key());
    }

    private static boolean types(@Nullable Node focused) {
        return focused instanceof TextInputControl
                || (focused instanceof ComboBoxBase<?> box && box.isEditable())
                || (focused instanceof Spinner<?> spinner && spinner.isEditable());
    }

    private static boolean selectsRanges(@Nullable Node focused) {
        return focused instanceof ListView
                || focused instanceof TableView
                || focused instanceof TreeView;
    }

    private static Set<String> own(@Nullable Node focused, boolean reached) {
        return switch (focused) {
            case ComboBoxBase<?> box when box.isShowing() -> OPEN_LIST;
            case ChoiceBox<?> box when box.isShowing() -> OPEN_LIST;
            case Slider _ -> TABLE;
            case null -> Set.of();
            default -> reached ? whenReached(focused) : Set.of();
        };
    }

    private static Set<String> whenReached(Node focused) {
        return switch (focused) {
            case ComboBoxBase<?> _, ChoiceBox<?> _ -> CHOICE;
            case Spinner<?> _ -> ARROWS;
            case ToggleButton toggle when toggle.getToggleGroup() != null ->
                    all(List.of(PRESS, ARROWS, ENDS));
            case MenuButton _ -> all(List.of(PRESS, UP_DOWN));
            case ButtonBase _ -> PRESS;
            case ListView<?> _ -> LIST;
            case TableView<?> _, TreeView<?> _ -> TABLE;
            case TabPane _ -> all(List.of(ARROWS, ENDS));
            case ScrollPane _ -> TABLE;
            default -> Set.of();
        };
    }

    private static Set<String> all(List<Set<String>> sets) {
        return sets.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }
}
