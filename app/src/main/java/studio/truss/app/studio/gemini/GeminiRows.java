package studio.truss.app.studio.gemini;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import studio.truss.app.gemini.KeyShelf;
import studio.truss.app.gemini.KeyState;
import studio.truss.app.gemini.UsdText;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;
import studio.truss.core.gemini.settings.GeminiSettings;
import studio.truss.core.gemini.settings.GeminiSettingsFile;

import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Key, model and budget in the settings. Whatever blocks is done in the background.
public final class GeminiRows extends VBox {
    private static final double GAP = 14;
    private static final int KEY_COLUMNS = 18;
    private static final int USD_COLUMNS = 8;

    private final KeyShelf keys;
    private final GeminiSettingsFile file;
    private final Executor background;
    private final Executor fx;
    private final Runnable changed;
    private final Messages messages;
    private final Label kept = new Label();
    private final PasswordField key = new PasswordField();
    private final Button save = new Button();
    private final Button remove = new Button();
    private final ComboBox<String> model = new ComboBox<>();
    private final TextField budget = new TextField();
    private final Label trouble = new Label();
    private boolean showing; // what is in the file, not what the creator chose

    /// @param changed hears of each change, on the JavaFX thread
    /// @param row makes a line of a setting's key and its control
    public GeminiRows(
            KeyShelf keys,
            GeminiSettingsFile file,
            Executor background,
            Executor fx,
            Runnable changed,
            BiFunction<String, Node, Node> row,
            Messages messages) {
        super(GAP);
        this.keys = keys;
        this.file = file;
        this.background = background;
        this.fx = fx;
        this.changed = changed;
        this.messages = messages;
        trouble.setId("settings-gemini-trouble");
        trouble.setWrapText(true);
        trouble.getStyleClass().add("bad");
        Nodes.shown(trouble, false);
        model.setId("settings-gemini-model");
        model.valueProperty()
                .addListener((_, _, next) -> {
                    if (next != null && !showing) {
                        change(s -> s.withModel(next));
                    }
                });
        budget.setId("settings-gemini-budget");
        budget.setPrefColumnCount(USD_COLUMNS);
        budget.setOnAction(_ -> storeBudget());
        budget.focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused) {
                        storeBudget();
                    }
                });
        getChildren()
                .addAll(
                        row.apply("settings.gemini.key", keyControls()),
                        row.apply("settings.gemini.model", model),
                        row.apply("settings.gemini.budget", budget),
                        trouble);
        sceneProperty()
                .subscribe(scene -> {
                    if (scene != null) {
                        refresh();
                    }
                });
    }

    private HBox keyControls() {
        kept.setId("settings-gemini-kept");
        kept.getStyleClass().add("meta");
        key.setId("settings-gemini-key-field");
        key.setPrefColumnCount(KEY_COLUMNS);
        key.setPromptText(messages.of("gemini.key.prompt"));
        key.setOnAction(_ -> keep());
        save.setText(messages.of("gemini.key.save"));
        save.setId("settings-gemini-save");
        save.setOnAction(_ -> keep());
        remove.setText(messages.of("settings.gemini.key.remove"));
        remove.setId("settings-gemini-remove");
        remove.setOnAction(_ -> run(keys::remove));
        HBox all = new HBox(8, kept, key, save, remove);
        all.setAlignment(Pos.CENTER_LEFT);
        return all;
    }

    private void keep() {
        String typed = key.getText();
        key.clear();
        run(() -> keys.keep(typed));
    }

    private void run(Supplier<String> work) {
        background.execute(() -> {
            String words = work.get();
            KeyState now = keys.state();
            fx.execute(() -> {
                say(words);
                show(now);
                changed.run();
            });
        });
    }

    private void change(UnaryOperator<GeminiSettings> change) {
        background.execute(() -> {
            GeminiChoices now = GeminiChoices.change(file, change);
            fx.execute(() -> {
                show(now);
                changed.run();
            });
        });
    }

    private void storeBudget() {
        UsdText.parse(budget.getText())
                .ifPresentOrElse(
                        usd -> change(s -> s.withMonthMost(usd)),
                        () -> say(messages.of("gemini.most.wrong")));
    }

    private void refresh() {
        background.execute(() -> {
            KeyState now = keys.state();
            GeminiChoices choices = GeminiChoices.read(file);
            fx.execute(() -> {
                show(choices);
                show(now);
            });
        });
    }

    private void show(GeminiChoices now) {
        showing = true;
        model.getItems().setAll(now.models());
        model.setValue(now.settings().model());
        showing = false;
        budget.setText(now.settings().monthMost().toPlainString());
        say(now.trouble());
    }

    private void show(KeyState now) {
        boolean typed = now instanceof KeyState.Missing;
        Nodes.shown(key, typed);
        Nodes.shown(save, typed);
        Nodes.shown(remove, now instanceof KeyState.Kept);
        Nodes.shown(kept, !typed);
        kept.setText(
                switch (now) {
                    case KeyState.Missing() -> "";
                    case KeyState.Kept() -> messages.of("settings.gemini.key.kept");
                    case KeyState.OfEnvironment(String variable) ->
                            messages.of("settings.gemini.key.environment", variable);
                    case KeyState.Unusable(String words) -> {
                        say(words);
                        yield messages.of("settings.gemini.key.unusable");
                    }
                });
    }

    private void say(String words) {
        trouble.setText(words);
        Nodes.shown(trouble, !words.isEmpty());
    }
}
