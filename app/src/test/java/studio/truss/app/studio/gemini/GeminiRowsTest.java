package studio.truss.app.studio.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.fx.Background;
import studio.truss.app.fx.FxThread;
import studio.truss.app.gemini.KeyShelf;
import studio.truss.app.studio.library.TestWindow;
import studio.truss.app.studio.look.Messages;
import studio.truss.core.gemini.settings.GeminiSettings;
import studio.truss.core.gemini.settings.GeminiSettingsFile;
import studio.truss.core.library.DataFolder;
import studio.truss.platform.gemini.access.GeminiKeys;
import studio.truss.platform.vault.Keychain;
import studio.truss.platform.vault.Passphrase;
import studio.truss.platform.vault.Vault;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Key, model and budget in a window, over a real vault and file.
@SuppressWarnings("NullAway.Init") // made by open()
class GeminiRowsTest {
    @TempDir private Path folder;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final Background background = new Background(failures::add);
    private final AtomicInteger changes = new AtomicInteger();
    private GeminiKeys keys;
    private GeminiSettingsFile file;
    private GeminiRows rows;
    private TestWindow window;

    private void open(Map<String, String> environment) throws Exception {
        Vault vault = new Vault(folder.resolve("vault"), Keychain.none(), Passphrase.none());
        keys = new GeminiKeys(environment, () -> vault);
        file = new GeminiSettingsFile(new DataFolder(folder));
        window =
                TestWindow.show(
                        () -> {
                            rows =
                                    new GeminiRows(
                                            new KeyShelf(keys, () -> {}),
                                            file,
                                            background.waiting(),
                                            new FxThread(),
                                            changes::incrementAndGet,
                                            (_, control) -> new StackPane(control),
                                            Messages.load());
                            return rows;
                        },
                        760,
                        400);
        TestWindow.until("the file", () -> !budget().getText().isEmpty());
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        background.close();
        assertEquals(List.of(), failures);
    }

    private TextField budget() {
        return (TextField) rows.lookup("#settings-gemini-budget");
    }

    private <T extends Node> T node(String id, Class<T> kind) throws Exception {
        return TestWindow.fx(() -> kind.cast(rows.lookup("#settings-gemini-" + id)));
    }

    private void fire(String id) throws Exception {
        Button button = node(id, Button.class);
        TestWindow.until(id, button::isVisible);
        TestWindow.run(button::fire);
    }

    @Test
    void aKeyIsKeptAndTakenAway() throws Exception {
        open(Map.of());
        PasswordField field = node("key-field", PasswordField.class);
        TestWindow.until("the field", field::isVisible);
        TestWindow.run(() -> field.setText("a-key"));
        fire("save");
        TestWindow.until("the key", () -> changes.get() == 1);
        assertTrue(keys.isKept());
        assertFalse(TestWindow.fx(field::isVisible));
        assertEquals("", TestWindow.fx(field::getText));
        fire("remove");
        TestWindow.until("none", () -> changes.get() == 2);
        assertFalse(keys.isKept());
        TestWindow.until("the field again", field::isVisible);
    }

    @Test
    void aWordThatIsNoKeyIsRefusedInWords() throws Exception {
        open(Map.of());
        PasswordField field = node("key-field", PasswordField.class);
        TestWindow.run(() -> field.setText("two words"));
        fire("save");
        Label trouble = node("trouble", Label.class);
        TestWindow.until("the refusal", () -> trouble.getText().contains("one word"));
        assertFalse(keys.isKept());
    }

    @Test
    void theEnvironmentsKeyIsNamedAndCannotBeChanged() throws Exception {
        open(Map.of("GEMINI_API_KEY", "of-the-environment"));
        Label kept = node("kept", Label.class);
        TestWindow.until("its name", () -> kept.getText().contains("GEMINI_API_KEY"));
        assertFalse(TestWindow.fx(node("key-field", PasswordField.class)::isVisible));
        assertFalse(TestWindow.fx(node("remove", Button.class)::isVisible));
        assertFalse(TestWindow.fx(kept::getText).contains("of-the-environment"));
    }

    @Test
    void modelAndBudgetAreWritten() throws Exception {
        open(Map.of());
        ComboBox<?> model = node("model", ComboBox.class);
        TestWindow.run(() -> model.getSelectionModel().select(1));
        TestWindow.until("the model", () -> changes.get() == 1);
        assertEquals(GeminiSettings.usual().models().get(1), file.read().model());
        TestWindow.run(() -> {
            budget().setText("$2.50");
            budget().fireEvent(new ActionEvent());
        });
        TestWindow.until("the budget", () -> changes.get() == 2);
        assertEquals(new BigDecimal("2.50"), file.read().monthMost());
        assertEquals(GeminiSettings.usual().models().get(1), file.read().model());
        TestWindow.run(() -> {
            budget().setText("lots");
            budget().fireEvent(new ActionEvent());
        });
        Label trouble = node("trouble", Label.class);
        TestWindow.until("the refusal", () -> trouble.getText().contains("US dollars"));
        assertEquals(new BigDecimal("2.50"), file.read().monthMost());
    }

    @Test
    void aFileThatCannotBeReadIsSaidAndLeftAsItIs() throws Exception {
        Files.writeString(folder.resolve("gemini.json"), "{");
        open(Map.of());
        Label trouble = node("trouble", Label.class);
        TestWindow.until("the trouble", () -> trouble.getText().contains("gemini.json"));
        TestWindow.run(() -> {
            budget().setText("2");
            budget().fireEvent(new ActionEvent());
        });
        TestWindow.until("the refusal", () -> changes.get() == 1);
        assertEquals("{", Files.readString(folder.resolve("gemini.json")));
    }
}
