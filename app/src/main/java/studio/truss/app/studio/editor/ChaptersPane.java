package studio.truss.app.studio.editor;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Times;
import studio.truss.app.studio.look.WhenShown;
import studio.truss.app.studio.player.PlayerModel;
import studio.truss.core.editing.ChapterEdit;
import studio.truss.core.library.entity.Chapters.Chapter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The chapters of the video, their titles edited in place.
final class ChaptersPane extends VBox {
    private static final long NONE = -1;

    private final EditorModel model;
    private final PlayerModel player;
    private final EditorActions actions;
    private final Messages messages;
    private final Map<Long, TextField> titles = new HashMap<>();
    private long wanted = NONE; // its title gets the cursor as soon as it is there

    ChaptersPane(EditorModel model, PlayerModel player, EditorActions actions, Messages messages) {
        super(8);
        this.model = model;
        this.player = player;
        this.actions = actions;
        this.messages = messages;
        getStyleClass().add("inspector-pane");
        WhenShown shown = WhenShown.untyped(this, () -> show(model.chapters()));
        model.itemsProperty().map(VideoItems::chapters).subscribe(_ -> shown.changed());
    }

    /// Adds a chapter at the playhead and puts the cursor into its title.
    void add() {
        wanted = actions.addChapter();
        focusWanted();
    }

    /// Puts the cursor into the title of the chapter at the playhead.
    void rename() {
        wanted = actions.chapterHere().map(Chapter::startMs).orElse(NONE);
        focusWanted();
    }

    private void show(List<Chapter> chapters) {
        getChildren().clear();
        titles.clear();
        Button add = new Button(messages.of("chapters.add"), Icons.of(Feather.PLUS));
        add.setId("chapter-add");
        add.setMaxWidth(Double.MAX_VALUE);
        add.setOnAction(_ -> add());
        getChildren().add(add);
        for (Chapter chapter : chapters) {
            getChildren().add(row(chapter));
        }
        Label hint = new Label(messages.of(chapters.isEmpty() ? "chapters.none" : "chapters.hint"));
        hint.getStyleClass().add("meta");
        hint.setWrapText(true);
        getChildren().add(hint);
        focusWanted();
    }

    private VBox row(Chapter chapter) {
        Button go = new Button(Times.clock(chapter.startMs()));
        go.getStyleClass().add("pill");
        go.setOnAction(_ -> player.go(chapter.startMs()));
        TextField title = new TextField(chapter.title());
        title.getStyleClass().add("chapter-title");
        title.setAccessibleText(messages.of("chapters.title", go.getText()));
        HBox.setHgrow(title, Priority.ALWAYS);
        EditedText text =
                EditedText.of(
                        title,
                        this,
                        typed -> typed.isBlank() ? messages.of("chapters.title.blank") : "",
                        (typed, typing) ->
                                model.edits()
                                        .chapter(
                                                messages.of("edit.chapter.rename", typed.strip()),
                                                new ChapterEdit.Rename(chapter.startMs(), typed),
                                                typing));
        titles.put(chapter.startMs(), title);
        Button remove =
                Icons.button(
                        Feather.TRASH_2,
                        messages.of("chapters.remove"),
                        () -> actions.removeChapter(chapter));
        HBox row = new HBox(8, go, title, remove);
        row.setAlignment(Pos.CENTER_LEFT);
        return new VBox(2, row, text.trouble());
    }

    private void focusWanted() {
        TextField title = titles.get(wanted);
        if (title != null && title.getScene() != null) {
            wanted = NONE;
            title.requestFocus();
            title.selectAll();
        }
    }
}
