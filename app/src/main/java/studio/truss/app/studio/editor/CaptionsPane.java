package studio.truss.app.studio.editor;

import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import studio.truss.app.studio.look.ChoiceWords;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Times;
import studio.truss.app.studio.player.PlayerModel;
import studio.truss.core.captions.CaptionBlock;
import studio.truss.core.captions.CaptionEdit;
import studio.truss.core.captions.CaptionPlace;
import studio.truss.core.captions.CaptionSettings;
import studio.truss.core.captions.CaptionStyle;
import studio.truss.core.captions.CaptionTrack;
import studio.truss.core.captions.HookTitle;
import studio.truss.core.clips.captioning.CaptionAttribute;
import studio.truss.core.editing.ClipEdit;
import studio.truss.core.library.entity.Clip;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// The captions of the selected clip: on or off, how, where, the hook title, and every block's
/// words, edited in place.
final class CaptionsPane extends VBox {
    private final EditorModel model;
    private final CaptionsModel captions;
    private final PlayerModel player;
    private final Messages messages;

    CaptionsPane(EditorModel model, CaptionsModel captions, PlayerModel player, Messages messages) {
        super(12);
        this.model = model;
        this.captions = captions;
        this.player = player;
        this.messages = messages;
        getStyleClass().add("inspector-pane");
        model.selectedProperty().subscribe(_ -> show());
        captions.trackProperty().subscribe(_ -> show());
    }

    private void show() {
        getChildren().clear();
        Clip clip = model.selectedProperty().get();
        if (clip == null) {
            getChildren().add(quiet(messages.of("inspector.none")));
            return;
        }
        CaptionSettings settings = CaptionAttribute.read(clip.captions());
        getChildren().add(hook(clip, settings));
        if (captions.transcriptProperty().get().isEmpty()) {
            getChildren().add(quiet(messages.of("captions.none")));
            return;
        }
        CheckBox on = new CheckBox(messages.of("captions.on"));
        on.setSelected(settings.on());
        on.setOnAction(_ -> store(clip, settings.withOn(on.isSelected())));
        getChildren().add(on);
        if (!settings.on()) {
            return;
        }
        HBox how =
                new HBox(
                        8,
                        choice(
                                List.of(CaptionStyle.values()),
                                settings.style(),
                                style -> messages.of("captions.style." + style.word()),
                                style -> store(clip, settings.withStyle(style))),
                        choice(
                                List.of(CaptionPlace.values()),
                                settings.place(),
                                place -> messages.of("captions.place." + place.word()),
                                place -> store(clip, settings.withPlace(place))));
        getChildren().add(how);
        CaptionTrack track = captions.trackProperty().get();
        if (track != null) {
            for (CaptionBlock block : track.blocks()) {
                getChildren().add(block(clip, settings, block));
            }
        }
    }

    private <T> ComboBox<T> choice(
            List<T> all, T now, Function<T, String> words, Consumer<T> chosen) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(all);
        box.setValue(now);
        box.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setConverter(new ChoiceWords<>(words));
        box.valueProperty().addListener((_, _, next) -> chosen.accept(next));
        return box;
    }

    private VBox hook(Clip clip, CaptionSettings settings) {
        CheckBox on = new CheckBox(messages.of("captions.hook"));
        on.setSelected(settings.hookTitle());
        on.setOnAction(_ -> store(clip, settings.withHookTitle(on.isSelected())));
        TextField text = new TextField(clip.hook());
        text.setPromptText(messages.of("captions.hook.prompt"));
        Label problem = quiet("");
        problem.getStyleClass().add("warn");
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        if (clip.hook() != null) {
            problem.setText(HookTitle.problem(clip.hook()).orElse(""));
        }
        EditedText.of(
                text,
                this,
                typed ->
                        model.edits()
                                .edit(
                                        messages.of("edit.hook", clip.title()),
                                        clip,
                                        new ClipEdit.Hook(typed)));
        VBox box = new VBox(6, on, text, problem);
        box.getStyleClass().add("card");
        return box;
    }

    private HBox block(Clip clip, CaptionSettings settings, CaptionBlock block) {
        Label at = new Label(Times.clock(block.startMs()));
        at.getStyleClass().add("label-small");
        at.setMinWidth(44);
        at.setOnMouseClicked(_ -> player.go(block.startMs()));
        TextField words = new TextField(block.text().replace('\n', ' '));
        words.setAccessibleText(messages.of("captions.words", at.getText()));
        HBox.setHgrow(words, Priority.ALWAYS);
        EditedText.of(
                words,
                this,
                typed ->
                        store(
                                clip,
                                settings.withEdit(
                                        new CaptionEdit(block.startMs(), block.endMs(), typed))));
        HBox row = new HBox(8, at, words);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void store(Clip clip, CaptionSettings settings) {
        model.edits()
                .edit(
                        messages.of("edit.captions", clip.title()),
                        clip,
                        new ClipEdit.Caption(CaptionAttribute.write(settings, clip.captions())));
    }

    private static Label quiet(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("meta");
        label.setWrapText(true);
        return label;
    }
}
