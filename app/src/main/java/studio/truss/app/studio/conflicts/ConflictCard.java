package studio.truss.app.studio.conflicts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.sync.Conflicts.Stands;
import studio.truss.core.sync.merge.ConflictNote;
import studio.truss.core.sync.sqlite.Conflict;

/// One item: each field with what it was, what was written here and what was written elsewhere.
final class ConflictCard extends VBox {
    private static final int COLUMNS = 3;

    private final ConflictsModel model;
    private final Messages messages;
    private final ConflictWords words;

    ConflictCard(ConflictedItem item, ConflictsModel model, Messages messages) {
        super(16);
        this.model = model;
        this.messages = messages;
        this.words = new ConflictWords(messages);
        getStyleClass().add("conflict-card");
        Label kind = new Label(messages.of("sync.item." + item.family().name()));
        kind.getStyleClass().add("chip");
        Label title = new Label(item.title());
        title.getStyleClass().add("title");
        HBox head = new HBox(8, kind, title);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(head);
        item.conflicts().forEach(conflict -> getChildren().add(field(conflict)));
    }

    private VBox field(ShownConflict shown) {
        ConflictNote note = shown.conflict().note();
        Label name = new Label(words.field(note.field()));
        name.getStyleClass().add("conflict-field");
        Label why =
                Nodes.quiet(
                        shown.stands() == Stands.NEITHER
                                ? messages.of("conflict.since", words.value(note, shown.now()))
                                : words.rule(note, shown.stands() == Stands.MINE));
        why.setMinHeight(Region.USE_PREF_SIZE);
        GridPane grid = new GridPane();
        grid.setHgap(8);
        for (int i = 0; i < COLUMNS; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / COLUMNS);
            grid.getColumnConstraints().add(column);
        }
        grid.add(version("conflict.base", note, note.base(), false, null), 0, 0);
        grid.add(side(shown, true), 1, 0);
        grid.add(side(shown, false), 2, 0);
        return new VBox(6, name, why, grid);
    }

    private VBox side(ShownConflict shown, boolean mine) {
        Conflict conflict = shown.conflict();
        ConflictNote note = conflict.note();
        boolean stands = shown.stands() == (mine ? Stands.MINE : Stands.THEIRS);
        AttributeValue value = mine ? note.mine() : note.theirs();
        Button choose = new Button(messages.of(choice(note, value, stands)));
        choose.setId((mine ? "mine-" : "theirs-") + conflict.id());
        choose.setOnAction(_ -> {
            setDisable(true);
            model.choose(conflict, mine);
        });
        return version(mine ? "conflict.mine" : "conflict.theirs", note, value, stands, choose);
    }

    private static String choice(
            ConflictNote note, @Nullable AttributeValue value, boolean stands) {
        if (note.field().equals(ConflictNote.WHOLE)) {
            boolean clip = note.key().sk().startsWith("CLIP#");
            return value == null
                    ? "conflict.leaveDeleted"
                    : clip ? "conflict.restore.clip" : "conflict.restore";
        }
        return stands ? "conflict.keep" : "conflict.use";
    }

    private VBox version(
            String key,
            ConflictNote note,
            @Nullable AttributeValue value,
            boolean stands,
            @Nullable Node choose) {
        Label whose = new Label(messages.of(key));
        whose.getStyleClass().add("label-small");
        HBox head = new HBox(6, whose);
        head.setAlignment(Pos.CENTER_LEFT);
        if (stands) {
            Label chip = new Label(messages.of("conflict.stands"));
            chip.getStyleClass().addAll("chip", "good");
            head.getChildren().add(chip);
        }
        head.setMinHeight(20);
        Label text =
                new Label(
                        key.equals("conflict.base")
                                ? words.before(note)
                                : words.value(note, value));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        VBox box = new VBox(6, head, text, space);
        if (choose != null) {
            box.getChildren().add(choose);
        }
        box.getStyleClass().add("conflict-version");
        if (stands) {
            box.getStyleClass().add("stands");
        }
        box.setMaxHeight(Double.MAX_VALUE);
        return box;
    }
}
