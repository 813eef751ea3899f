package studio.truss.app.studio.editor;

import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.ChoiceWords;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;
import studio.truss.app.studio.look.Times;
import studio.truss.app.studio.look.WhenShown;
import studio.truss.app.studio.player.PlayerModel;
import studio.truss.core.captions.CaptionBlock;
import studio.truss.core.captions.CaptionEdit;
import studio.truss.core.captions.CaptionPlace;
import studio.truss.core.captions.CaptionSettings;
import studio.truss.core.captions.CaptionStyle;
import studio.truss.core.captions.HookTitle;
import studio.truss.core.clips.captioning.CaptionAttribute;
import studio.truss.core.editing.ClipEdit;
import studio.truss.core.library.entity.Clip;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// The captions of the selected clip: on or off, how, where, the hook title, and every block's
/// words, edited in place.
final class CaptionsPane extends VBox {
    private final EditorModel model;
    private final CaptionsModel captions;
    private final PlayerModel player;
    private final Messages messages;
    private List<Object> made = List.of(new Object()); // what the nodes are made of
    private CaptionSettings settings = CaptionAttribute.read(null); // with what was edited since

    CaptionsPane(EditorModel model, CaptionsModel captions, PlayerModel player, Messages messages) {
        super(12);
        this.model = model;
        this.captions = captions;
        this.player = player;
        this.messages = messages;
        getStyleClass().add("inspector-pane");
        WhenShown shown = WhenShown.untyped(this, this::refresh);
        model.selectedProperty().subscribe(_ -> shown.changed());
        captions.trackProperty().subscribe(_ -> shown.changed());
        captions.transcriptProperty().subscribe(_ -> shown.changed());
    }

    private void refresh() {
        Clip clip = model.selectedProperty().get();
        List<Object> next =
                clip == null
                        ? List.of()
                        : List.of(
                                clip.clipId(),
                                Optional.ofNullable(clip.captions()),
                                Optional.ofNullable(clip.hook()),
                                captions.transcriptProperty().get().isEmpty(),
                                Optional.ofNullable(captions.trackProperty().get()));
        if (!next.equals(made)) {
            made = next;
            show(clip);
        }
    }

    private void show(@Nullable Clip clip) {
        getChildren().clear();
        if (clip == null) {
            getChildren().add(Nodes.quiet(messages.of("inspector.none")));
            return;
        }
        settings = CaptionAttribute.read(clip.captions());
        getChildren().add(hook(clip));
        if (captions.transcriptProperty().get().isEmpty()) {
            getChildren().add(Nodes.quiet(messages.of("captions.none")));
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
        CheckBox mask = new CheckBox(messages.of("captions.mask"));
        mask.setSelected(settings.masked());
        mask.setOnAction(_ -> store(clip, settings.withMasked(mask.isSelected())));
        getChildren().add(mask);
        for (CaptionBlock block : captions.said()) {
            getChildren().add(block(clip, block));
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

    private VBox hook(Clip clip) {
        CheckBox on = new CheckBox(messages.of("captions.hook"));
        on.setSelected(settings.hookTitle());
        on.setOnAction(_ -> store(clip, settings.withHookTitle(on.isSelected())));
        TextField text = new TextField(clip.hook());
        text.setPromptText(messages.of("captions.hook.prompt"));
        Label problem = Nodes.quiet("");
        problem.getStyleClass().add("warn");
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        text.textProperty()
                .subscribe(typed ->
                        problem.setText(
                                typed == null || typed.isBlank()
                                        ? ""
                                        : HookTitle.problem(typed).orElse("")));
        EditedText.of(
                text,
                this,
                (typed, typing) ->
                        model.edits()
                                .typed(
                                        messages.of("edit.hook", clip.title()),
                                        clip,
                                        new ClipEdit.Hook(typed),
                                        typing));
        VBox box = new VBox(6, on, text, problem);
        box.getStyleClass().add("card");
        return box;
    }

    private HBox block(Clip clip, CaptionBlock block) {
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
                (typed, typing) ->
                        store(
                                clip,
                                settings.withEdit(
                                        new CaptionEdit(block.startMs(), block.endMs(), typed)),
                                typing));
        HBox row = new HBox(8, at, words);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void store(Clip clip, CaptionSettings next) {
        store(clip, next, new Object());
    }

    /// @param typing edits of the same typing become one step
    private void store(Clip clip, CaptionSettings next, Object typing) {
        settings = next;
        model.edits()
                .typed(
                        messages.of("edit.captions", clip.title()),
                        clip,
                        new ClipEdit.Caption(CaptionAttribute.write(next, clip.captions())),
                        typing);
    }
}
