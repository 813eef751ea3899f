package studio.truss.app.studio.settings;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.keys.Action;
import studio.truss.app.studio.keys.Actions;
import studio.truss.app.studio.keys.KeyDispatcher;
import studio.truss.app.studio.keys.Keymap;
import studio.truss.app.studio.keys.Stroke;
import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// All keys, searchable; a key is changed by clicking it and pressing another. Lies over the window
/// until it is closed.
public final class ShortcutSheet {
    private final SettingsModel settings;
    private final Messages messages;
    private final StackPane veil = new StackPane();
    private final TextField search = new TextField();
    private final VBox list = new VBox(2);
    private final Label hint = new Label();
    private @Nullable String waiting; // the action that the next key is for
    private @Nullable Pane under;

    public ShortcutSheet(SettingsModel settings, Messages messages) {
        this.settings = settings;
        this.messages = messages;
        search.setPromptText(messages.of("keys.search"));
        search.textProperty().subscribe(_ -> list());
        settings.settingsProperty().subscribe(_ -> list());
        Label heading = new Label(messages.of("keys.heading"));
        heading.getStyleClass().add("heading");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head =
                new HBox(
                        12,
                        heading,
                        space,
                        Icons.button(Feather.X, messages.of("keys.close"), this::close));
        head.setAlignment(Pos.CENTER_LEFT);
        hint.getStyleClass().add("meta");
        hint.setText(messages.of("keys.hint"));
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox sheet = new VBox(12, head, search, hint, scroll);
        sheet.getStyleClass().add("key-sheet");
        sheet.setMaxSize(620, 640);
        veil.getStyleClass().add("veil");
        veil.getChildren().add(sheet);
        veil.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        veil.setOnMouseClicked(event -> {
            if (event.getTarget() == veil) {
                close();
            }
        });
    }

    /// Opens over `window` when its key is pressed.
    public void install(Pane window, KeyDispatcher keys) {
        keys.on("help.keys", () -> true, () -> open(window));
    }

    private void open(Pane window) {
        if (!window.getChildren().contains(veil)) {
            under = window;
            window.getChildren().add(veil);
            search.clear();
            search.requestFocus();
        }
    }

    private void close() {
        Pane window = under;
        waiting = null;
        if (window != null) {
            window.getChildren().remove(veil);
        }
    }

    private void pressed(KeyEvent event) {
        String action = waiting;
        if (event.getCode() == KeyCode.ESCAPE) {
            if (action == null) {
                close();
            } else {
                waiting = null;
                list();
            }
            event.consume();
            return;
        }
        Stroke stroke = Stroke.of(event);
        if (action == null || stroke == null) {
            return;
        }
        Map<String, List<String>> keys = new HashMap<>(settings.get().keys());
        keys.put(action, List.of(stroke.text()));
        waiting = null;
        settings.change(s -> s.withKeys(keys));
        event.consume();
    }

    private void list() {
        list.getChildren().clear();
        Keymap keymap = new Keymap(settings.get().keys());
        String wanted = search.getText().toLowerCase(Locale.ROOT).strip();
        String group = "";
        for (Action action : Actions.all()) {
            String words = messages.of("action." + action.id());
            String keys = keymap.words(action.id());
            boolean fits =
                    words.toLowerCase(Locale.ROOT).contains(wanted)
                            || keys.toLowerCase(Locale.ROOT).contains(wanted);
            if (!fits) {
                continue;
            }
            if (!action.group().equals(group)) {
                group = action.group();
                Label heading = new Label(messages.of("group." + group));
                heading.getStyleClass().addAll("label-small", "key-group");
                list.getChildren().add(heading);
            }
            list.getChildren().add(row(action, words, keymap));
        }
    }

    private Node row(Action action, String words, Keymap keymap) {
        Label name = new Label(words);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(8, name, space);
        row.setAlignment(Pos.CENTER_LEFT);
        boolean mac = System.getProperty("os.name", "").startsWith("Mac");
        List<Stroke> strokes = keymap.strokes(action.id());
        Button key =
                new Button(
                        action.id().equals(waiting)
                                ? messages.of("keys.press")
                                : strokes.isEmpty()
                                        ? messages.of("keys.none")
                                        : String.join(
                                                "   ",
                                                strokes.stream().map(s -> s.words(mac)).toList()));
        key.getStyleClass().add("key-button");
        key.setAccessibleText(words + ", " + key.getText());
        key.setOnAction(_ -> {
            waiting = action.id();
            list();
            veil.requestFocus();
        });
        row.getChildren().add(key);
        if (settings.get().keys().containsKey(action.id())) {
            row.getChildren()
                    .add(
                            Icons.button(
                                    Feather.ROTATE_CCW,
                                    messages.of("keys.usual"),
                                    () -> {
                                        Map<String, List<String>> keys =
                                                new HashMap<>(settings.get().keys());
                                        keys.remove(action.id());
                                        settings.change(s -> s.withKeys(keys));
                                    }));
        }
        return row;
    }
}
