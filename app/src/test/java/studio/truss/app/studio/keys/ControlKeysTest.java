package studio.truss.app.studio.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import studio.truss.app.studio.library.TestWindow;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// Which keys each control keeps, of those that the editor has actions for.
@SuppressWarnings("NullAway.Init") // made by open()
class ControlKeysTest {
    private static final List<String> KEYS =
            List.of(
                    "Space",
                    "Enter",
                    "Left",
                    "Up",
                    "Shift+Left",
                    "Shift+Down",
                    "Home",
                    "PageUp",
                    "A",
                    "Delete",
                    "Shortcut+Z",
                    "Shortcut+R",
                    "Alt+2",
                    "F1");
    private final StackPane root = new StackPane();
    private TestWindow window;

    @BeforeEach
    void open() throws Exception {
        window = TestWindow.show(() -> root, 300, 200);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private static List<String> kept(Callable<? extends Node> made, boolean reached)
            throws Exception {
        return TestWindow.fx(() -> {
            Node node = made.call();
            return KEYS.stream()
                    .filter(key -> ControlKeys.uses(node, Stroke.parse(key), reached))
                    .toList();
        });
    }

    private static <T extends ToggleButton> T grouped(T toggle) {
        toggle.setToggleGroup(new ToggleGroup());
        return toggle;
    }

    @Test
    void whatTheKeyboardHasReachedKeepsTheKeysThatItUses() throws Exception {
        Map<Callable<? extends Node>, List<String>> table =
                Map.ofEntries(
                        Map.entry(Button::new, List.of("Space", "Enter")),
                        Map.entry(CheckBox::new, List.of("Space", "Enter")),
                        Map.entry(ToggleButton::new, List.of("Space", "Enter")),
                        Map.entry(
                                () -> grouped(new ToggleButton()),
                                List.of("Space", "Enter", "Left", "Up", "Home")),
                        Map.entry(
                                () -> grouped(new RadioButton()),
                                List.of("Space", "Enter", "Left", "Up", "Home")),
                        Map.entry(ComboBox<String>::new, List.of("Space", "Enter", "Up")),
                        Map.entry(ChoiceBox<String>::new, List.of("Space", "Enter", "Up")),
                        Map.entry(Slider::new, List.of("Left", "Up", "Home", "PageUp")),
                        Map.entry(
                                ListView<String>::new,
                                List.of("Up", "Shift+Down", "Home", "PageUp")),
                        Map.entry(TabPane::new, List.of("Left", "Up", "Home")),
                        Map.entry(ScrollPane::new, List.of("Left", "Up", "Home", "PageUp")),
                        Map.entry(Region::new, List.of()));
        for (Map.Entry<Callable<? extends Node>, List<String>> row : table.entrySet()) {
            String name = TestWindow.fx(() -> row.getKey().call().getClass().getSimpleName());
            assertEquals(row.getValue(), kept(row.getKey(), true), name);
        }
    }

    @Test
    void whatWasOnlyClickedLeavesTheKeysToThePlayer() throws Exception {
        for (Callable<? extends Node> made :
                List.<Callable<? extends Node>>of(
                        Button::new,
                        CheckBox::new,
                        () -> grouped(new ToggleButton()),
                        ComboBox<String>::new,
                        ListView<String>::new,
                        ScrollPane::new)) {
            assertEquals(List.of(), kept(made, false));
        }
        assertEquals(List.of("Left", "Up", "Home", "PageUp"), kept(Slider::new, false));
    }

    @Test
    void whatTypesKeepsAllButTheStudiosOwnCombinations() throws Exception {
        List<String> typed =
                KEYS.stream().filter(key -> !List.of("Shortcut+R", "F1").contains(key)).toList();
        assertEquals(typed, kept(TextField::new, false));
        assertEquals(typed, kept(TextArea::new, false));
        assertEquals(
                typed,
                kept(
                        () -> {
                            Spinner<Integer> spinner = new Spinner<>(0, 9, 0);
                            spinner.setEditable(true);
                            return spinner;
                        },
                        false));
    }

    @Test
    void anOpenListKeepsItsKeysHoweverItWasOpened() throws Exception {
        List<String> kept =
                kept(
                        () -> {
                            ComboBox<String> box = new ComboBox<>();
                            box.getItems().setAll("a", "b");
                            root.getChildren().setAll(box);
                            root.applyCss();
                            root.layout();
                            box.show();
                            return box;
                        },
                        false);
        assertEquals(List.of("Space", "Enter", "Up", "Home", "PageUp"), kept);
        TestWindow.run(() -> ((ComboBox<?>) root.getChildren().getFirst()).hide());
    }
}
