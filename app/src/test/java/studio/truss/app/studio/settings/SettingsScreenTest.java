package studio.truss.app.studio.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.studio.keys.KeyDispatcher;
import studio.truss.app.studio.keys.Keymap;
import studio.truss.app.studio.library.TestWindow;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Theme;
import studio.truss.core.derived.CacheReport;
import studio.truss.core.derived.DerivedKind;
import studio.truss.core.reframe.CameraMotion;
import studio.truss.core.render.EncoderLadder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The settings on a screen, with a cache of every kind and two encoders of which one works.
@SuppressWarnings("NullAway.Init") // made by open()
class SettingsScreenTest {
    @TempDir private Path folder;
    private final List<Long> budgets = new ArrayList<>();
    private final List<String> ran = new ArrayList<>();
    private long held = 3_400_000_000L;
    private SettingsModel settings;
    private SettingsFile file;
    private StackPane root;
    private TestWindow window;

    @BeforeEach
    void open() throws Exception {
        file = new SettingsFile(folder.resolve("settings.json"));
        settings =
                new SettingsModel(
                        StudioSettings.usual(),
                        file,
                        Runnable::run,
                        failed ->
                                failed.ifPresent(e -> {
                                    throw new AssertionError(e);
                                }));
        window = TestWindow.show(this::root, 900, 1_200);
    }

    private StackPane root() {
        KeyDispatcher keys = new KeyDispatcher(() -> new Keymap(settings.get().keys()));
        keys.on("help.keys", () -> true, () -> ran.add("help.keys"));
        SettingsScreen screen =
                new SettingsScreen(
                        settings,
                        new SettingsScreen.Machine(
                                () ->
                                        new EncoderLadder(
                                                "test",
                                                List.of(
                                                        new EncoderLadder.Rung(
                                                                "h264_nvenc", false, "no device"),
                                                        new EncoderLadder.Rung(
                                                                "libx264", true, "works"))),
                                this::report,
                                () -> held = 0,
                                budgets::add),
                        keys,
                        _ -> new StackPane(),
                        Runnable::run,
                        Runnable::run,
                        Messages.load());
        root = new StackPane(screen.view());
        settings.settingsProperty().subscribe(now -> now.theme().dress(root));
        screen.shown();
        return root;
    }

    private CacheReport report() {
        Map<DerivedKind, CacheReport.Share> kinds = new EnumMap<>(DerivedKind.class);
        for (DerivedKind kind : DerivedKind.values()) {
            kinds.put(kind, new CacheReport.Share(1, 1, held / DerivedKind.values().length));
        }
        return new CacheReport(kinds, 0, 20L << 30);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private Node node(String selector) throws Exception {
        return TestWindow.fx(() -> {
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
            return Objects.requireNonNull(window.scene().lookup(selector), selector);
        });
    }

    private void choose(String id, KeyCode key) throws Exception {
        Node box = node("#" + id);
        TestWindow.run(box::requestFocus);
        window.press(key);
    }

    private StudioSettings written() throws IOException {
        return file.read();
    }

    @Test
    void theThemeDressesTheWindowAtOnce() throws Exception {
        String before = TestWindow.fx(() -> String.valueOf(root.getStyleClass()));
        choose("settings-theme", KeyCode.DOWN);
        assertEquals(Theme.LIGHT, settings.get().theme());
        assertEquals(Theme.LIGHT, written().theme());
        assertTrue(
                !before.equals(TestWindow.fx(() -> String.valueOf(root.getStyleClass()))),
                "the window has another dress");
    }

    @Test
    void theMotionAndSnappingAreChosenAndKept() throws Exception {
        choose("settings-motion", KeyCode.UP);
        assertEquals(CameraMotion.STILL, settings.get().motion());
        choose("settings-snapping", KeyCode.DOWN);
        assertEquals(false, settings.get().snapping());
        assertEquals(settings.get(), written());
    }

    @Test
    void theFolderIsTypedAndAnEmptyOneIsTheUsual() throws Exception {
        TextField path = (TextField) node("#clip-folder");
        TestWindow.run(() -> {
            path.requestFocus();
            path.setText("  " + folder.resolve("clips") + " ");
        });
        window.press(KeyCode.ENTER);
        assertEquals(folder.resolve("clips").toString(), settings.get().clipFolder());
        TestWindow.run(() -> {
            path.clear();
            node0("#cache-clean").requestFocus(); // leaving the field stores too
        });
        assertNull(settings.get().clipFolder());
        assertEquals(settings.get(), written());
    }

    @Test
    void aPathThatIsNotWholeIsNotTakenAndSaidToBeWrong() throws Exception {
        TextField path = (TextField) node("#clip-folder");
        Node wrong = node("#clip-folder-wrong");
        assertFalse(TestWindow.fx(wrong::isVisible));
        TestWindow.run(() -> {
            path.requestFocus();
            path.setText("clips/here");
        });
        window.press(KeyCode.ENTER);
        assertNull(settings.get().clipFolder());
        assertTrue(TestWindow.fx(wrong::isVisible));
    }

    @Test
    void whatIsChangedElsewhereIsShownHere() throws Exception {
        ComboBox<?> theme = (ComboBox<?>) node("#settings-theme");
        ComboBox<?> encoder = (ComboBox<?>) node("#settings-encoder");
        TextField path = (TextField) node("#clip-folder");
        TestWindow.run(() -> {
            settings.change(s -> s.withTheme(Theme.LIGHT));
            settings.change(s -> s.withEncoder("h264_nvenc"));
            settings.change(s -> s.withClipFolder("/clips"));
        });
        assertEquals(Theme.LIGHT, TestWindow.fx(theme::getValue));
        assertEquals("h264_nvenc", TestWindow.fx(encoder::getValue));
        assertEquals("/clips", TestWindow.fx(path::getText));
    }

    @Test
    void theFieldAndItsButtonAreEquallyHigh() throws Exception {
        Node path = node("#clip-folder");
        Node choose = TestWindow.fx(() -> path.getParent().getChildrenUnmodifiable().get(1));
        assertEquals(
                TestWindow.fx(() -> path.getLayoutBounds().getHeight()),
                TestWindow.fx(() -> choose.getLayoutBounds().getHeight()));
    }

    private Node node0(String selector) {
        return Objects.requireNonNull(window.scene().lookup(selector), selector);
    }

    @Test
    void theCacheSaysWhatItHoldsAndIsCleanedByItsButton() throws Exception {
        Label words = (Label) node("#cache-held");
        assertTrue(TestWindow.fx(words::getText).contains("3.4\u00a0GB"), words.getText());
        assertTrue(TestWindow.fx(words::getText).contains("films for Gemini"), words.getText());
        window.click(node("#cache-clean"), 1);
        assertEquals("nothing", TestWindow.fx(words::getText));
    }

    @Test
    void theBudgetIsSetByTheArrowsOfItsSlider() throws Exception {
        Node slider = node("#cache-budget");
        TestWindow.run(slider::requestFocus);
        window.press(KeyCode.END);
        assertEquals(List.of(200_000_000_000L), budgets);
        assertEquals(200_000_000_000L, written().cacheBytes());
    }

    @Test
    @SuppressWarnings("unchecked") // the box holds words
    void onlyEncodersThatWorkAreOffered() throws Exception {
        ComboBox<String> encoders = (ComboBox<String>) node("#settings-encoder");
        assertEquals(List.of("auto", "libx264"), TestWindow.fx(encoders::getItems));
        assertEquals("x264 (CPU)", encoders.getConverter().toString("libx264"));
        choose("settings-encoder", KeyCode.DOWN);
        assertEquals("libx264", written().encoder());
    }

    @Test
    void theSheetOfKeysIsOpenedFromHere() throws Exception {
        Button open = (Button) node("#settings-keys-sheet");
        window.click(open, 1);
        assertEquals(List.of("help.keys"), ran);
    }
}
