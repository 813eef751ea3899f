package studio.truss.app.studio.editor;

import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;
import studio.truss.app.studio.look.WhenShown;
import studio.truss.core.editing.ClipEdit;
import studio.truss.core.editing.EditHistory;
import studio.truss.core.editing.Edits;
import studio.truss.core.library.entity.Clip;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Title, tags and description of the selected clip, and the history of what was done.
final class DetailsPane extends VBox {
    private final EditorModel model;
    private final Messages messages;
    private final Label none = new Label();
    private final VBox fields = new VBox(8);
    private final Label nothing = new Label();
    private final HistoryList history;
    private final TextField title = new TextField();
    private final EditedText titleText;
    private final EditedText tagsText;
    private final EditedText descriptionText;
    private @Nullable Clip clip;

    DetailsPane(EditorModel model, Messages messages) {
        super(16);
        this.model = model;
        this.messages = messages;
        getStyleClass().add("inspector-pane");
        history = new HistoryList(messages, model.edits()::go);
        titleText =
                field("details.title", title, this::titleProblem, "rename", ClipEdit.Rename::new);
        tagsText =
                field(
                        "details.tags",
                        new TextField(),
                        _ -> "",
                        "tags",
                        text -> new ClipEdit.Retag(tags(text)));
        TextArea description = new TextArea();
        description.setWrapText(true);
        description.setPrefRowCount(4);
        descriptionText =
                field(
                        "details.description",
                        description,
                        _ -> "",
                        "description",
                        ClipEdit.Describe::new);
        none.setText(messages.of("inspector.none"));
        none.getStyleClass().add("meta");
        none.setWrapText(true);
        nothing.setText(messages.of("details.history.none"));
        nothing.getStyleClass().add("meta");
        Label heading = new Label(messages.of("details.history"));
        heading.getStyleClass().add("title");
        getChildren().addAll(none, fields, heading, nothing, history);
        WhenShown shown = WhenShown.of(this, this::refresh);
        model.selectedProperty().subscribe(_ -> shown.changed());
        model.edits().historyProperty().subscribe(_ -> shown.changed());
    }

    /// Puts the cursor into the title.
    void rename() {
        if (clip != null) {
            title.requestFocus();
            title.selectAll();
        }
    }

    private void refresh() {
        show(model.selectedProperty().get());
        show(model.edits().historyProperty().get());
    }

    private void show(@Nullable Clip next) {
        Clip before = clip;
        if (before != null && (next == null || !next.clipId().equals(before.clipId()))) {
            titleText.leave();
            tagsText.leave();
            descriptionText.leave();
        }
        clip = next;
        Nodes.shown(none, next == null);
        Nodes.shown(fields, next != null);
        if (next != null) {
            titleText.show(next.title());
            tagsText.show(String.join(", ", next.tags()));
            descriptionText.show(next.description() == null ? "" : next.description());
        }
    }

    private String titleProblem(String text) {
        if (text.isBlank()) {
            return messages.of("details.title.blank");
        }
        int letters = text.strip().codePointCount(0, text.strip().length());
        return letters > Edits.TITLE_MOST
                ? messages.of("details.title.long", Edits.TITLE_MOST, letters)
                : "";
    }

    private static Set<String> tags(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toSet());
    }

    private EditedText field(
            String key,
            TextInputControl input,
            UnaryOperator<String> problem,
            String label,
            Function<String, ClipEdit> edit) {
        Label name = new Label(messages.of(key));
        name.getStyleClass().add("label-small");
        name.setLabelFor(input);
        EditedText text =
                EditedText.of(
                        input,
                        this,
                        problem,
                        (typed, typing) -> store(label, edit.apply(typed), typing));
        fields.getChildren().addAll(name, input, text.trouble());
        return text;
    }

    private void store(String label, ClipEdit edit, Object typing) {
        Clip now = clip;
        if (now != null) {
            model.edits().typed(messages.of("edit." + label, now.title()), now, edit, typing);
        }
    }

    private void show(EditHistory now) {
        Nodes.shown(nothing, now.steps().isEmpty());
        Nodes.shown(history, !now.steps().isEmpty());
        history.show(now);
    }
}
