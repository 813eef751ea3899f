package studio.truss.app.studio.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.studio.keys.Actions;
import studio.truss.app.studio.keys.KeyDispatcher;
import studio.truss.app.studio.keys.Keymap;
import studio.truss.app.studio.keys.Stroke;
import studio.truss.app.studio.library.TestWindow;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Theme;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// The sheet of keys over a window whose actions are all counted, driven by a robot.
@SuppressWarnings("NullAway.Init") // made by open()
class ShortcutSheetTest {
    @TempDir private Path folder;
    private final List<String> done = new ArrayList<>(); // on the JavaFX thread
    private Button behind;
    private SettingsModel settings;
    private TestWindow window;

    @BeforeEach
    void open() throws Exception {
        settings =
                new SettingsModel(
                        StudioSettings.usual(),
                        new SettingsFile(folder.resolve("settings.json")),
                        Runnable::run,
                        failed ->
                                failed.ifPresent(e -> {
                                    throw new AssertionError(e);
                                }));
        window = TestWindow.show(this::root, 900, 800);
        press(KeyCode.F1);
        assertNotNull(window.scene().lookup(".key-sheet"));
    }

    private StackPane root() {
        KeyDispatcher keys = new KeyDispatcher(() -> new Keymap(settings.get().keys()));
        Actions.all().forEach(a -> keys.on(a.id(), () -> true, () -> done.add(a.id())));
        behind = new Button("behind");
        StackPane root = new StackPane(behind);
        Theme.DARK.dress(root);
        new ShortcutSheet(settings, Messages.load()).install(root, keys);
        behind.setOnAction(_ -> done.add("behind"));
        root.sceneProperty()
                .subscribe(scene -> {
                    if (scene != null) {
                        keys.install(scene);
                    }
                });
        return root;
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    @Test
    void oneKeymapServesAllRowsUntilAKeyIsChanged() throws Exception {
        KeyChanges changes = TestWindow.fx(() -> new KeyChanges(settings));
        Keymap before = changes.keymap();
        TestWindow.run(() -> settings.change(s -> s.withTheme(StudioSettings.usual().theme())));
        assertSame(before, changes.keymap());
        TestWindow.run(
                () -> settings.change(s -> s.withKeys(Map.of("play.toggle", List.of("F9")))));
        assertEquals("play.toggle", changes.keymap().action(Stroke.parse("F9")));
    }

    @Test
    void whatChangedWhileTheSheetWasClosedIsShownWhenItOpens() throws Exception {
        press(KeyCode.ESCAPE);
        TestWindow.run(
                () -> settings.change(s -> s.withKeys(Map.of("play.toggle", List.of("F9")))));
        press(KeyCode.F1);
        settle();
        assertEquals("F9", ((Button) part("key", "play.toggle")).getText());
    }

    private void settle() throws Exception {
        TestWindow.run(() -> {
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
        });
    }

    private void press(KeyCode... keys) throws Exception {
        settle();
        window.press(keys);
        settle();
    }

    private Node node(String id) throws Exception {
        return TestWindow.fx(() -> Objects.requireNonNull(window.scene().lookup("#" + id), id));
    }

    private Node part(String part, String action) throws Exception {
        String id = part + "-" + action;
        return TestWindow.fx(() ->
                window.scene().getRoot().lookupAll("*").stream()
                        .filter(node -> id.equals(node.getId()))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(id)));
    }

    private String words(String action) throws Exception {
        Button button = (Button) part("key", action);
        return TestWindow.fx(button::getText);
    }

    private String note(String action) throws Exception {
        Label note = (Label) part("note", action);
        return TestWindow.fx(() -> note.getParent().isVisible() ? note.getText() : "");
    }

    private void fire(String part, String action) throws Exception {
        Button button = (Button) part(part, action);
        TestWindow.run(() -> {
            assertTrue(button.isVisible(), part + " of " + action);
            button.fire();
        });
        settle();
    }

    private @Nullable String focused() throws Exception {
        return TestWindow.fx(() -> {
            Node owner = window.scene().getFocusOwner();
            return owner == null ? null : owner.getId();
        });
    }

    private @Nullable String action(String stroke) {
        return new Keymap(settings.get().keys()).action(Stroke.parse(stroke));
    }

    private boolean isOpen() throws Exception {
        return TestWindow.fx(() -> window.scene().lookup(".key-sheet") != null);
    }

    @Test
    void noKeyReachesWhatLiesBehindUntilEscapeClosesTheSheet() throws Exception {
        press(KeyCode.TAB); // out of the search, whose letters would be its own anyhow
        press(KeyCode.A);
        press(KeyCode.DELETE);
        press(KeyCode.CONTROL, KeyCode.R);
        TestWindow.run(behind::requestFocus);
        press(KeyCode.A);
        press(KeyCode.SPACE);
        assertEquals(List.of(), done);
        press(KeyCode.ESCAPE);
        assertFalse(isOpen());
        press(KeyCode.A);
        assertEquals(List.of("moment.approve"), done);
    }

    @Test
    void theNextKeyWithItsModifiersIsTheActionsAndDoesNothingElse() throws Exception {
        fire("key", "moment.approve");
        assertEquals("Press a key …", words("moment.approve"));
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
        assertEquals("moment.approve", action("Shortcut+Shift+G"));
        assertNull(action("A"));
        assertEquals(new Stroke(true, false, true, "G").words(false), words("moment.approve"));
        assertEquals(List.of(), done);
        press(KeyCode.ESCAPE);
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
        assertEquals(List.of("moment.approve"), done);
    }

    @Test
    void escapeGivesUpTheCatchingAndTabIsNoKey() throws Exception {
        fire("key", "moment.approve");
        press(KeyCode.ESCAPE);
        assertTrue(isOpen());
        assertEquals("A", words("moment.approve"));
        fire("key", "moment.approve");
        press(KeyCode.TAB);
        assertTrue(note("moment.approve").contains("Tab moves"), note("moment.approve"));
        assertEquals(Map.of(), settings.get().keys());
    }

    @Test
    void spaceAndEnterPressTheButtonThatTabReachesAndTabStaysInside() throws Exception {
        for (KeyCode press : List.of(KeyCode.SPACE, KeyCode.ENTER)) {
            TestWindow.run(() -> window.scene().lookup("#key-search").requestFocus());
            press(KeyCode.TAB);
            assertEquals("key-play.toggle", focused());
            press(press);
            assertEquals("Press a key …", words("play.toggle"));
            press(KeyCode.ESCAPE);
        }
        press(KeyCode.SHIFT, KeyCode.TAB);
        press(KeyCode.SHIFT, KeyCode.TAB);
        press(KeyCode.SHIFT, KeyCode.TAB);
        assertEquals("key-" + Actions.all().getLast().id(), focused());
        Node last = part("key", Actions.all().getLast().id());
        assertTrue(
                TestWindow.fx(() -> {
                    Node viewport = window.scene().lookup(".key-sheet .viewport");
                    return viewport.localToScene(viewport.getBoundsInLocal())
                            .contains(last.localToScene(last.getBoundsInLocal()));
                }),
                "the list scrolls to it");
        press(KeyCode.TAB);
        assertNull(focused(), "the button that closes");
        press(KeyCode.TAB);
        assertEquals("key-search", focused());
        assertEquals(List.of(), done);
    }

    @Test
    void aKeyInUseIsAskedAboutAndTakenOnlyThen() throws Exception {
        fire("key", "moment.reject");
        press(KeyCode.A);
        assertEquals("A is “Approve the moment”: take it from there?", note("moment.reject"));
        assertEquals("moment.approve", action("A"));
        fire("keep", "moment.reject");
        assertEquals("", note("moment.reject"));
        assertEquals(Map.of(), settings.get().keys());

        fire("key", "moment.reject");
        press(KeyCode.A);
        assertEquals("take-moment.reject", focused());
        press(KeyCode.SPACE);
        assertEquals("moment.reject", action("A"));
        assertEquals("no key", words("moment.approve"));
        assertEquals("", note("moment.approve"), "nothing is left in conflict");
        assertEquals(List.of(), done);
    }

    @Test
    void anActionWithTwoKeysLosesOnlyTheOneThatIsTaken() throws Exception {
        fire("key", "moment.reject");
        press(KeyCode.S);
        fire("take", "moment.reject");
        assertEquals("N", words("snap.toggle"));
        assertEquals("snap.toggle", action("N"));
    }

    @Test
    void twoActionsOnOneKeyAreMarkedAtBoth() throws Exception {
        TestWindow.run(() ->
                settings.change(s ->
                        s.withKeys(
                                Map.of(
                                        "moment.reject", List.of("F7"),
                                        "moment.approve", List.of("F7")))));
        settle();
        assertEquals("moment.approve", action("F7"));
        assertTrue(note("moment.approve").contains("“Reject the moment” too"));
        assertTrue(note("moment.reject").contains("F7 does “Approve the moment” instead"));
        assertEquals("no key", words("moment.reject"));
        assertEquals(
                2, TestWindow.fx(() -> window.scene().getRoot().lookupAll(".key-conflict").size()));
        fire("usual", "moment.reject");
        assertEquals("", note("moment.approve"));
        assertEquals("R", words("moment.reject"));
    }

    @Test
    void oneKeyIsResetWithoutTakingWhatAnotherHasMeanwhile() throws Exception {
        fire("key", "moment.reject");
        press(KeyCode.A);
        fire("take", "moment.reject");
        fire("usual", "moment.approve");
        assertEquals("A is “Reject the moment”: take it from there?", note("moment.approve"));
        fire("take", "moment.approve");
        assertEquals("A", words("moment.approve"));
        assertEquals("no key", words("moment.reject"));
        fire("usual", "moment.reject");
        assertEquals(Map.of(), settings.get().keys());
    }

    @Test
    void allKeysAreResetAfterAQuestion() throws Exception {
        Button all = (Button) node("keys-usual-all");
        assertTrue(TestWindow.fx(all::isDisabled), "nothing is changed");
        fire("key", "moment.approve");
        press(KeyCode.F7);
        fire("key", "moment.reject");
        press(KeyCode.F8);
        assertEquals(2, settings.get().keys().size());
        TestWindow.run(all::fire);
        press(KeyCode.ESCAPE);
        assertEquals(2, settings.get().keys().size());
        TestWindow.run(all::fire);
        press(KeyCode.ENTER);
        assertEquals(Map.of(), settings.get().keys());
        assertEquals("A", words("moment.approve"));
        assertEquals("key-search", focused());
    }

    @Test
    void theSearchFindsWordsAndKeys() throws Exception {
        assertEquals("key-search", focused());
        TextField search = (TextField) node("key-search");
        TestWindow.run(() -> search.setText("reject the"));
        assertTrue(TestWindow.fx(part("key", "moment.reject").getParent().getParent()::isVisible));
        assertFalse(
                TestWindow.fx(part("key", "moment.approve").getParent().getParent()::isVisible));
        TestWindow.run(() -> search.setText("ctrl+shift+r"));
        assertTrue(TestWindow.fx(part("key", "render.chosen").getParent().getParent()::isVisible));
        assertFalse(TestWindow.fx(part("key", "moment.reject").getParent().getParent()::isVisible));
        TestWindow.run(() -> search.setText("")); // letters are typed into it, not acted upon
        press(KeyCode.A);
        assertEquals(List.of(), done);
        assertEquals("a", TestWindow.fx(search::getText).toLowerCase(Locale.ROOT));
    }
}
