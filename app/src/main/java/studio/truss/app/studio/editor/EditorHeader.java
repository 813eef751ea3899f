package studio.truss.app.studio.editor;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Times;
import studio.truss.app.studio.player.Footage;
import studio.truss.core.library.entity.Clip;

import java.util.List;
import java.util.Locale;

/// Which video it is, undo and redo, and the render of what was approved.
final class EditorHeader extends HBox {
    private final Messages messages;
    private final Label title = new Label();
    private final Label facts = new Label();
    private final Button render = new Button();

    /// @param tools stand before the button that renders
    EditorHeader(EditorModel model, List<Node> tools, Runnable goToLibrary, Messages messages) {
        super(10);
        this.messages = messages;
        Hyperlink back = new Hyperlink(messages.of("editor.back"));
        back.setOnAction(_ -> goToLibrary.run());
        back.getStyleClass().add("crumb");
        title.getStyleClass().add("heading");
        facts.getStyleClass().add("meta");
        title.setMinWidth(60);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button undo = new Button(messages.of("editor.undo"), Icons.of(Feather.CORNER_UP_LEFT));
        undo.setOnAction(_ -> model.edits().undo());
        Button redo =
                Icons.button(
                        Feather.CORNER_UP_RIGHT,
                        messages.of("action.edit.redo"),
                        model.edits()::redo);
        model.edits()
                .historyProperty()
                .subscribe(history -> {
                    undo.setDisable(!history.canUndo());
                    redo.setDisable(!history.canRedo());
                });
        render.getStyleClass().add("primary");
        render.setOnAction(_ -> model.edits().renderApproved());
        for (Button button : List.of(undo, redo, render)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        getChildren().addAll(back, title, facts, space, undo, redo);
        getChildren().addAll(tools);
        getChildren().add(render);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().addAll("panel", "editor-header");
        model.list().listingsProperty().subscribe(_ -> toRender(model.list().toRender()));
    }

    void show(OpenVideo open, Footage footage) {
        title.setText(open.asset().title());
        facts.setText(
                messages.of(
                        "editor.facts",
                        Times.clock(open.info().durationMs()),
                        open.picture().width() + "×" + open.picture().height(),
                        String.format(Locale.ROOT, "%.4g", footage.fps())));
    }

    private void toRender(List<Clip> clips) {
        boolean first = clips.stream().allMatch(c -> c.status() == Clip.Status.APPROVED);
        render.setText(messages.of(first ? "editor.render" : "editor.render.again", clips.size()));
        render.setDisable(clips.isEmpty());
    }
}
