package studio.truss.app.studio.settings;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.keys.Action;
import studio.truss.app.studio.keys.Keymap;
import studio.truss.app.studio.keys.Stroke;
import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// One action of the sheet: its words, its keys, what is asked about them or stands in conflict.
/// Says nothing of its keys before it is told to show them.
final class KeyRow extends VBox {
    private static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");

    private final Action action;
    private final KeyChanges changes;
    private final Messages messages;
    private final String words;
    private final Button key = new Button();
    private final Button usual;
    private final Label note = new Label();
    private final Button take = new Button();
    private final Button keep = new Button();
    private final HBox below = new HBox(8, note, take, keep);

    KeyRow(Action action, KeyChanges changes, Messages messages) {
        this.action = action;
        this.changes = changes;
        this.messages = messages;
        words = name(action.id());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        key.getStyleClass().add("key-button");
        key.setId("key-" + action.id());
        key.setOnAction(_ -> changes.catchFor(action.id()));
        usual =
                Icons.button(
                        Feather.ROTATE_CCW,
                        messages.of("keys.usual"),
                        () -> answer(() -> changes.reset(action.id())));
        usual.setId("usual-" + action.id());
        usual.setAccessibleText(messages.of("keys.usual") + ": " + words);
        HBox line = new HBox(8, new Label(words), space, key, usual);
        line.setAlignment(Pos.CENTER_LEFT);
        take.setText(messages.of("keys.take"));
        take.setId("take-" + action.id());
        take.setOnAction(_ -> answer(changes::confirm));
        keep.setText(messages.of("keys.keep"));
        keep.setId("keep-" + action.id());
        keep.setOnAction(_ -> answer(changes::rest));
        note.setWrapText(true);
        note.setId("note-" + action.id());
        note.getStyleClass().addAll("meta", "key-note");
        HBox.setHgrow(note, Priority.ALWAYS);
        note.setMaxWidth(Double.MAX_VALUE);
        note.setMinHeight(Region.USE_PREF_SIZE);
        below.setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("key-row");
        getChildren().addAll(line, below);
    }

    private void answer(Runnable work) {
        key.requestFocus();
        work.run();
    }

    private String name(String id) {
        return messages.of("action." + id);
    }

    String group() {
        return action.group();
    }

    /// @param wanted in small letters
    boolean fits(String wanted) {
        return words.toLowerCase(Locale.ROOT).contains(wanted)
                || printed(changes.keymap().strokes(action.id()))
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted);
    }

    /// Shows the keys and the stage as they are now.
    void show() {
        Keymap keymap = changes.keymap();
        List<Stroke> strokes = keymap.strokes(action.id());
        key.setText(strokes.isEmpty() ? messages.of("keys.none") : printed(strokes));
        Nodes.shown(usual, changes.changed(action.id()));
        String rivals = rivals(keymap);
        note.setText(rivals);
        boolean asks = false;
        switch (changes.stageProperty().get()) {
            case KeyChanges.Stage.Catching(var id) when id.equals(action.id()) ->
                    key.setText(messages.of("keys.press"));
            case KeyChanges.Stage.Refused(var id) when id.equals(action.id()) ->
                    note.setText(messages.of("keys.refused"));
            case KeyChanges.Stage.Asking(var id, var wanted, var owners)
                    when id.equals(action.id()) -> {
                note.setText(messages.of("keys.taken", taken(wanted, owners), names(owners)));
                asks = true;
            }
            default -> {}
        }
        Nodes.shown(take, asks);
        Nodes.shown(keep, asks);
        Nodes.shown(below, !note.getText().isEmpty());
        getStyleClass().remove("key-conflict");
        if (!rivals.isEmpty()) {
            getStyleClass().add("key-conflict");
        }
        key.setAccessibleText(
                words
                        + ", "
                        + key.getText()
                        + (note.getText().isEmpty() ? "" : ", " + note.getText()));
        if (asks) {
            take.requestFocus();
        }
    }

    private String taken(List<Stroke> wanted, List<String> owners) {
        Keymap keymap = changes.keymap();
        return printed(
                wanted.stream()
                        .filter(stroke ->
                                owners.stream()
                                        .anyMatch(owner -> keymap.asked(owner).contains(stroke)))
                        .toList());
    }

    private String rivals(Keymap keymap) {
        return keymap.rivals(action.id()).entrySet().stream()
                .map(rival -> rival(keymap, rival))
                .collect(Collectors.joining(" "));
    }

    private String rival(Keymap keymap, Map.Entry<Stroke, List<String>> rival) {
        String winner = keymap.action(rival.getKey());
        String stroke = rival.getKey().words(MAC);
        return winner == null || winner.equals(action.id())
                ? messages.of("keys.conflict.wins", stroke, names(rival.getValue()))
                : messages.of("keys.conflict.loses", stroke, name(winner));
    }

    private String names(List<String> ids) {
        return ids.stream().map(id -> "“" + name(id) + "”").collect(Collectors.joining(", "));
    }

    private static String printed(List<Stroke> strokes) {
        return strokes.stream().map(s -> s.words(MAC)).collect(Collectors.joining("   "));
    }
}
