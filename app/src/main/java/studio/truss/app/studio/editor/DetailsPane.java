package studio.truss.app.studio.editor;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Messages;
import studio.truss.core.editing.ClipEdit;
import studio.truss.core.editing.EditHistory;
import studio.truss.core.library.entity.Clip;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Title, tags and description of the selected clip, and the history of what was done.
final class DetailsPane extends VBox {
    private final EditorModel model;
    private final Messages messages;
    private final VBox fields = new VBox(8);
    private final VBox history = new VBox(2);
    private @Nullable TextField title;

    DetailsPane(EditorModel model, Messages messages) {
        super(16);
        this.model = model;
        this.messages = messages;
        getStyleClass().add("inspector-pane");
        Label heading = new Label(messages.of("details.history"));
        heading.getStyleClass().add("title");
        getChildren().addAll(fields, heading, history);
        model.selectedProperty().subscribe(this::show);
        model.edits().historyProperty().subscribe(this::show);
    }

    /// Puts the cursor into the title.
    void rename() {
        TextField field = title;
        if (field != null) {
            field.requestFocus();
            field.selectAll();
        }
    }

    private void show(@Nullable Clip clip) {
        fields.getChildren().clear();
        title = null;
        if (clip == null) {
            Label none = new Label(messages.of("inspector.none"));
            none.getStyleClass().add("meta");
            none.setWrapText(true);
            fields.getChildren().add(none);
            return;
        }
        TextField name = new TextField(clip.title());
        title = name;
        field(
                "details.title",
                name,
                text ->
                        model.edits()
                                .edit(
                                        messages.of("edit.rename", clip.title()),
                                        clip,
                                        new ClipEdit.Rename(text)));
        field(
                "details.tags",
                new TextField(String.join(", ", clip.tags())),
                text ->
                        model.edits()
                                .edit(
                                        messages.of("edit.tags", clip.title()),
                                        clip,
                                        new ClipEdit.Retag(tags(text))));
        TextArea description = new TextArea(clip.description());
        description.setWrapText(true);
        description.setPrefRowCount(4);
        field(
                "details.description",
                description,
                text ->
                        model.edits()
                                .edit(
                                        messages.of("edit.description", clip.title()),
                                        clip,
                                        new ClipEdit.Describe(text)));
    }

    private static Set<String> tags(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toSet());
    }

    private void field(String key, TextInputControl input, Consumer<String> store) {
        Label label = new Label(messages.of(key));
        label.getStyleClass().add("label-small");
        label.setLabelFor(input);
        EditedText.of(input, this, store);
        fields.getChildren().addAll(label, input);
    }

    private void show(EditHistory now) {
        history.getChildren().clear();
        if (now.steps().isEmpty()) {
            Label none = new Label(messages.of("details.history.none"));
            none.getStyleClass().add("meta");
            history.getChildren().add(none);
            return;
        }
        history.getChildren().add(step(messages.of("details.history.start"), 0, now));
        for (int i = 0; i < now.steps().size(); i++) {
            history.getChildren().add(step(now.steps().get(i).label(), i + 1, now));
        }
    }

    /// A place in the history; those after where we are can be done again.
    private ToggleButton step(String words, int place, EditHistory now) {
        ToggleButton button = new ToggleButton(words);
        button.getStyleClass().add("history-step");
        button.setAlignment(Pos.CENTER_LEFT);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setSelected(place == now.done());
        if (place > now.done()) {
            button.getStyleClass().add("undone");
        }
        button.setOnAction(_ -> model.edits().go(place));
        return button;
    }
}
