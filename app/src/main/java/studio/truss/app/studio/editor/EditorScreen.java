package studio.truss.app.studio.editor;

import javafx.animation.AnimationTimer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.keys.KeyDispatcher;
import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Times;
import studio.truss.app.studio.player.Footage;
import studio.truss.app.studio.player.PlayerModel;
import studio.truss.app.studio.shell.Screen;
import studio.truss.app.studio.timeline.TimelineEdits;
import studio.truss.app.studio.timeline.TimelineView;
import studio.truss.app.studio.timeline.TimelineViewModel;
import studio.truss.core.clips.Analysis;
import studio.truss.core.engine.Original;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.PictureShape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The editor: moments on the left, the picture in the middle, why and how on the right, time
/// below. JavaFX thread.
public final class EditorScreen implements Screen {
    private final EditorModel model;
    private final PlayerModel player;
    private final EditorMedia media;
    private final Messages messages;
    private final EditorParts parts;
    private final EditorActions actions;
    private final TimelineViewModel timeline;
    private final TimelineView timelineView;
    private final StackPane root = new StackPane();
    private final BorderPane work = new BorderPane();
    private final Inspector inspector;
    private final DetailsPane details;
    private final MomentsPane moments;
    private final Label title = new Label();
    private final Label facts = new Label();
    private final Button render = new Button();
    private final AnimationTimer pulse;
    private @Nullable TimelineFeed feed;
    private boolean following; // selection is being passed on

    public EditorScreen(EditorParts parts) {
        this.parts = parts;
        model = parts.model();
        player = parts.player();
        media = parts.media();
        messages = parts.messages();
        actions = new EditorActions(model, player, parts.notices(), messages);
        timeline = new TimelineViewModel(new Edits());
        timelineView = new TimelineView(timeline, messages, parts.theme());
        details = new DetailsPane(model, messages);
        Map<String, Node> panes = new LinkedHashMap<>();
        panes.put("why", new WhyPane(model, messages, this::light, actions::whyNotHere));
        panes.put("crop", new CropPane(model, player, messages));
        panes.put("captions", new CaptionsPane(model, parts.captions(), player, messages));
        panes.put("details", details);
        inspector = new Inspector(panes, messages);
        moments =
                new MomentsPane(
                        model,
                        new StripThumbnails(media.filmstripProperty()::get, this::shape),
                        messages);
        pulse =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        player.pulse();
                    }
                };
        build();
        connect();
    }

    private final class Edits implements TimelineEdits {
        @Override
        public void trimmed(String momentId, TimeRange range) {
            clip(momentId).ifPresent(clip -> actions.trim(clip, range));
        }

        @Override
        public void promote(String candidateId) {
            model.video()
                    .map(OpenVideo::analysis)
                    .map(analysis -> analysis.findings().rejected())
                    .ifPresent(all -> actions.promote(all.get(Integer.parseInt(candidateId))));
        }
    }

    private Optional<Clip> clip(String id) {
        return model.all().stream().filter(clip -> clip.clipId().value().equals(id)).findFirst();
    }

    private @Nullable PictureShape shape() {
        return model.video().map(open -> PictureShape.of(open.picture())).orElse(null);
    }

    private void light(String signal) {
        timeline.litProperty().set(signal.equals(timeline.litProperty().get()) ? "" : signal);
    }

    private void build() {
        PreviewPane preview = new PreviewPane(model, player, messages);
        parts.captions().trackProperty().subscribe(preview::captions);
        VBox.setVgrow(preview, Priority.ALWAYS);
        VBox stage =
                new VBox(
                        preview,
                        new TransportBar(model, player, actions, parts.keymap(), messages));
        stage.getStyleClass().add("stage");
        stage.setMinWidth(320);
        moments.setMinWidth(220);
        moments.setPrefWidth(288);
        inspector.setMinWidth(260);
        inspector.setPrefWidth(336);
        SplitPane across = new SplitPane(moments, stage, inspector);
        across.setDividerPositions(0.19, 0.78);
        SplitPane.setResizableWithParent(moments, false);
        SplitPane.setResizableWithParent(inspector, false);
        SplitPane down = new SplitPane(across, timelineView);
        down.setOrientation(Orientation.VERTICAL);
        down.setDividerPositions(0.62);
        SplitPane.setResizableWithParent(timelineView, false);
        work.setTop(header());
        work.setCenter(down);
        root.getStyleClass().add("editor");
    }

    private HBox header() {
        Hyperlink back = new Hyperlink(messages.of("editor.back"));
        back.setOnAction(_ -> parts.goToLibrary().run());
        back.getStyleClass().add("crumb");
        title.getStyleClass().add("heading");
        facts.getStyleClass().add("meta");
        title.setMinWidth(60);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button undo = new Button(messages.of("editor.undo"), Icons.of(Feather.CORNER_UP_LEFT));
        undo.setOnAction(_ -> model.undo());
        Button redo =
                Icons.button(Feather.CORNER_UP_RIGHT, messages.of("action.edit.redo"), model::redo);
        model.historyProperty()
                .subscribe(history -> {
                    undo.setDisable(!history.canUndo());
                    redo.setDisable(!history.canRedo());
                });
        render.getStyleClass().add("primary");
        render.setOnAction(_ -> model.renderApproved());
        for (Button button : List.of(undo, render)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox header = new HBox(10, back, title, facts, space, undo, redo);
        header.getChildren().addAll(parts.tools());
        header.getChildren().add(render);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().addAll("panel", "editor-header");
        return header;
    }

    private void connect() {
        model.stateProperty().subscribe(this::state);
        model.all().addListener((ListChangeListener<Clip>) _ -> clipsChanged());
        model.orderProperty().subscribe(_ -> clipsChanged());
        model.selectedProperty().subscribe(this::selected);
        timeline.playheadProperty().bindBidirectional(player.playheadProperty());
        timeline.playingProperty().bind(player.playingProperty());
        parts.snapping().subscribe(on -> timeline.snappingProperty().set(on));
        timeline.scrubbingProperty().subscribe(player::scrub);
        timeline.selectionProperty()
                .subscribe(ids -> {
                    if (!following && !ids.isEmpty()) {
                        model.select(new ClipId(ids.getFirst()));
                    }
                });
        timeline.rejectedShownProperty()
                .bind(model.orderProperty().map(order -> order == MomentOrder.REJECTED));
        player.playingProperty()
                .subscribe(playing -> {
                    if (playing) {
                        pulse.start();
                    } else {
                        pulse.stop();
                    }
                });
        media.waveformProperty()
                .subscribe(w -> timeline.waveformProperty().set(TimelineFeed.waveform(w)));
        media.filmstripProperty()
                .subscribe(strip -> {
                    timeline.filmstripProperty().set(TimelineFeed.filmstrip(strip));
                    moments.redraw();
                });
    }

    private void state(EditorState state) {
        switch (state) {
            case EditorState.Empty() ->
                    message(Feather.SCISSORS, messages.of("editor.empty"), null, null);
            case EditorState.Loading(var name) ->
                    message(Feather.LOADER, messages.of("editor.loading", name), null, null);
            case EditorState.Trouble(var video, var name, var words) ->
                    message(
                            Feather.ALERT_TRIANGLE,
                            name + "\n" + words,
                            messages.of("editor.again"),
                            model::reopen);
            case EditorState.Open(var open) -> show(open);
        }
        if (!(state instanceof EditorState.Open)) {
            player.close();
            media.open(null);
            feed = null;
        }
    }

    private void message(
            Feather icon, String words, @Nullable String action, @Nullable Runnable onAction) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setTextAlignment(TextAlignment.CENTER);
        label.setAlignment(Pos.CENTER);
        label.setMaxWidth(520);
        label.getStyleClass().add("empty-words");
        VBox box = new VBox(Icons.of(icon), label);
        box.getStyleClass().add("empty-state");
        if (action != null && onAction != null) {
            Button button = new Button(action);
            button.setOnAction(_ -> onAction.run());
            box.getChildren().add(button);
        }
        Button library = new Button(messages.of("editor.to.library"));
        library.getStyleClass().add("primary");
        library.setOnAction(_ -> parts.goToLibrary().run());
        box.getChildren().add(library);
        root.getChildren().setAll(box);
    }

    private void show(OpenVideo open) {
        Footage footage = new Footage(open.file(), open.picture(), null, open.info().durationMs());
        feed = new TimelineFeed(open, footage.fps(), messages);
        title.setText(open.asset().title());
        facts.setText(
                messages.of(
                        "editor.facts",
                        Times.clock(open.info().durationMs()),
                        open.picture().width() + "×" + open.picture().height(),
                        String.format(Locale.ROOT, "%.4g", footage.fps())));
        clipsChanged();
        timeline.fit();
        player.open(footage);
        String sha256 = open.asset().sha256();
        media.open(sha256 == null ? null : new Original(open.file(), sha256, open.info()));
        root.getChildren().setAll(work);
    }

    private void clipsChanged() {
        TimelineFeed now = feed;
        if (now != null) {
            timeline.modelProperty()
                    .set(
                            now.with(
                                    model.all(),
                                    model.orderProperty().get() == MomentOrder.REJECTED));
            selected(model.selectedProperty().get());
        }
        long approved = model.approved();
        render.setText(messages.of("editor.render", approved));
        render.setDisable(approved == 0);
    }

    private void selected(@Nullable Clip clip) {
        following = true;
        timeline.select(clip == null ? List.of() : List.of(clip.clipId().value()));
        following = false;
        if (clip == null) {
            player.loop(null);
            return;
        }
        TimeRange range = TimeRange.of(clip.startMs(), clip.endMs());
        player.loop(range);
        if (!timeline.scrubbingProperty().get()
                && !player.playingProperty().get()
                && !range.contains(player.playheadProperty().get())
                && player.footage() != null) {
            player.go(clip.startMs());
            timeline.reveal(clip.startMs());
        }
    }

    /// Says what the editor's keys do while it is shown.
    public void answer(KeyDispatcher keys, BooleanSupplier active) {
        BooleanSupplier open = () -> active.getAsBoolean() && model.video().isPresent();
        actions.answer(keys, open);
        timelineView.answer(keys, open);
        keys.on(
                "moment.rename",
                open,
                () -> {
                    inspector.show("details");
                    details.rename();
                });
    }

    /// The pane of the inspector that is shown, such as `crop`.
    public void inspect(String pane) {
        inspector.show(pane);
    }

    /// Whether a video that was opened has been analysed since.
    public void analysed(Analysis analysis) {
        boolean same =
                model.video()
                        .map(open -> analysis.source().sha256().equals(open.asset().sha256()))
                        .orElse(false);
        if (same) {
            model.reopen();
        }
    }

    @Override
    public String id() {
        return "editor";
    }

    @Override
    public Feather icon() {
        return Feather.SCISSORS;
    }

    @Override
    public Node view() {
        return root;
    }

    @Override
    public void hidden() {
        player.pause();
    }
}
