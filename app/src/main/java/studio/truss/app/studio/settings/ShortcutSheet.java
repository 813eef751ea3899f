package studio.truss.app.studio.settings;

import javafx.geometry.Bounds;
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
import studio.truss.app.studio.keys.Stroke;
import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// All keys, searchable; a key is changed by clicking it and pressing another. Lies over the window
/// until it is closed and has the keyboard to itself meanwhile. Its rows are made when it opens
/// first, and are kept up to date only while it is open.
public final class ShortcutSheet {
    private final KeyChanges changes;
    private final Messages messages;
    private final StackPane veil = new StackPane();
    private final FocusRing ring = new FocusRing(veil);
    private final TextField search = new TextField();
    private final ScrollPane scroll = new ScrollPane();
    private final List<KeyRow> rows = new ArrayList<>();
    private final Map<String, Label> groups = new LinkedHashMap<>();
    private final Label hint = new Label();
    private final Button usual = new Button();
    private final Button take = new Button();
    private final Button keep = new Button();
    private @Nullable Pane under;
    private @Nullable KeyDispatcher keys;
    private @Nullable Node before; // had the focus

    public ShortcutSheet(SettingsModel settings, Messages messages) {
        this.messages = messages;
        changes = new KeyChanges(settings);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox sheet = new VBox(12, head(), search, foot(), scroll);
        sheet.getStyleClass().add("key-sheet");
        sheet.setMaxSize(620, 640);
        veil.getStyleClass().add("veil");
        veil.getChildren().add(sheet);
        veil.addEventFilter(KeyEvent.ANY, this::keyed);
        veil.setOnMouseClicked(event -> {
            if (event.getTarget() == veil) {
                close();
            }
        });
        search.setPromptText(messages.of("keys.search"));
        search.setId("key-search");
        search.textProperty().subscribe(_ -> filter());
        changes.stageProperty().subscribe(_ -> show());
        settings.settingsProperty().subscribe(_ -> show());
    }

    private HBox head() {
        Label heading = new Label(messages.of("keys.heading"));
        heading.getStyleClass().add("heading");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        usual.setText(messages.of("keys.usual.all"));
        usual.setId("keys-usual-all");
        usual.setOnAction(_ -> {
            changes.resetAll();
            take.requestFocus();
        });
        HBox head =
                new HBox(
                        12,
                        heading,
                        space,
                        usual,
                        Icons.button(Feather.X, messages.of("keys.close"), this::close));
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private HBox foot() {
        hint.getStyleClass().add("meta");
        hint.setWrapText(true);
        HBox.setHgrow(hint, Priority.ALWAYS);
        hint.setMaxWidth(Double.MAX_VALUE);
        take.setText(messages.of("keys.usual.yes"));
        take.setId("keys-usual-yes");
        take.setOnAction(_ -> answer(changes::confirm));
        keep.setText(messages.of("keys.keep"));
        keep.setId("keys-usual-no");
        keep.setOnAction(_ -> answer(changes::rest));
        HBox foot = new HBox(8, hint, take, keep);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private void answer(Runnable work) {
        search.requestFocus();
        work.run();
    }

    private VBox list() {
        VBox list = new VBox(2);
        for (Action action : Actions.all()) {
            if (!groups.containsKey(action.group())) {
                Label heading = new Label(messages.of("group." + action.group()));
                heading.getStyleClass().addAll("label-small", "key-group");
                groups.put(action.group(), heading);
                list.getChildren().add(heading);
            }
            KeyRow row = new KeyRow(action, changes, messages);
            rows.add(row);
            list.getChildren().add(row);
        }
        return list;
    }

    /// Opens over `window` when its key is pressed.
    public void install(Pane window, KeyDispatcher dispatcher) {
        dispatcher.on("help.keys", () -> true, () -> open(window, dispatcher));
    }

    private void open(Pane window, KeyDispatcher dispatcher) {
        if (!window.getChildren().contains(veil)) {
            before = window.getScene().getFocusOwner();
            under = window;
            keys = dispatcher;
            if (rows.isEmpty()) {
                scroll.setContent(list());
            }
            window.getChildren().add(veil);
            show();
            search.clear();
            scroll.setVvalue(0);
            search.requestFocus();
            dispatcher.capture(veil);
        }
    }

    private void close() {
        changes.rest();
        if (keys != null) {
            keys.release(veil);
        }
        if (before != null && before.getScene() != null) {
            before.requestFocus();
        }
        if (under != null) {
            under.getChildren().remove(veil);
        }
        before = null;
    }

    private void keyed(KeyEvent event) {
        boolean press = event.getEventType() == KeyEvent.KEY_PRESSED;
        if (press && event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            if (changes.stageProperty().get() instanceof KeyChanges.Stage.Resting) {
                close();
            } else {
                changes.rest();
            }
        } else if (changes.catching()) {
            event.consume();
            Stroke stroke = press ? Stroke.of(event) : null;
            if (stroke != null) {
                changes.caught(stroke);
            }
        } else if (press && event.getCode() == KeyCode.TAB) {
            event.consume();
            Node now = ring.move(veil.getScene().getFocusOwner(), event.isShiftDown());
            if (now != null) {
                reveal(now);
            }
        }
    }

    /// Scrolls to a control of the list.
    private void reveal(Node node) {
        Node content = scroll.getContent();
        double all = content.getBoundsInLocal().getHeight();
        double seen = scroll.getViewportBounds().getHeight();
        Bounds at = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        if (!Nodes.within(node, content) || all <= seen) {
            return;
        }
        double top = scroll.getVvalue() * (all - seen);
        if (at.getMinY() < top) {
            scroll.setVvalue(at.getMinY() / (all - seen));
        } else if (at.getMaxY() > top + seen) {
            scroll.setVvalue((at.getMaxY() - seen) / (all - seen));
        }
    }

    private void show() {
        if (veil.getParent() == null) {
            return; // seen by nobody
        }
        boolean all = changes.stageProperty().get() instanceof KeyChanges.Stage.AskingForAll;
        hint.setText(messages.of(all ? "keys.usual.ask" : "keys.hint"));
        for (Button button : List.of(take, keep)) {
            button.setVisible(all);
            button.setManaged(all);
        }
        usual.setDisable(!changes.anyChanged());
        rows.forEach(KeyRow::show);
    }

    private void filter() {
        String wanted = search.getText().toLowerCase(Locale.ROOT).strip();
        groups.values().forEach(heading -> Nodes.shown(heading, false));
        for (KeyRow row : rows) {
            boolean fits = row.fits(wanted);
            Nodes.shown(row, fits);
            Label heading = groups.get(row.group());
            if (fits && heading != null) {
                Nodes.shown(heading, true);
            }
        }
    }
}
