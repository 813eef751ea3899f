package studio.truss.app.studio.editor;

import javafx.animation.Animation;
import javafx.animation.AnimationTimer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.keys.KeyDispatcher;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.player.Footage;
import studio.truss.app.studio.player.PlayerModel;
import studio.truss.app.studio.settings.EditorPanes;
import studio.truss.app.studio.shell.Screen;
import studio.truss.app.studio.timeline.TimelineView;
import studio.truss.app.studio.timeline.TimelineViewModel;
import studio.truss.core.clips.Analysis;
import studio.truss.core.engine.Original;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.reframe.PictureShape;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// The editor: moments on the left, the picture in the middle, why and how on the right, time
/// below. JavaFX thread.
public final class EditorScreen implements Screen {
    private static final Duration TICK = Duration.seconds(1);
    private static final Duration LOOK = Duration.seconds(30);

    private final EditorModel model;
    private final PlayerModel player;
    private final EditorMedia media;
    private final Messages messages;
    private final EditorParts parts;
    private final EditorActions actions;
    private final CameraTool camera;
    private final TimelineLink link;
    private final TimelineView timelineView;
    private final EditorHeader header;
    private final StackPane root = new StackPane();
    private final BorderPane work = new BorderPane();
    private final Inspector inspector;
    private final DetailsPane details;
    private final ChaptersPane chapters;
    private final MomentsPane moments;
    private final AnimationTimer pulse;
    private final Timeline ticks; // looks for what others have changed
    private final Timeline looks; // whether the file is still there
    private @Nullable VideoId shown;

    public EditorScreen(EditorParts parts) {
        this.parts = parts;
        model = parts.model();
        player = parts.player();
        media = parts.media();
        messages = parts.messages();
        actions = new EditorActions(model, player, parts.notices(), messages);
        camera = new CameraTool(model, messages);
        link = new TimelineLink(model, player, actions, messages);
        timelineView = new TimelineView(link.timeline(), messages, parts.theme());
        header = new EditorHeader(model, parts.tools(), parts.goToLibrary(), messages);
        details = new DetailsPane(model, messages);
        chapters = new ChaptersPane(model, player, actions, messages);
        inspector = new Inspector(panes(), new RenderNoteLine(model, messages), messages);
        moments =
                new MomentsPane(
                        model.list(),
                        actions,
                        new StripThumbnails(media.filmstripProperty()::get, this::shape),
                        messages);
        pulse =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        player.pulse();
                    }
                };
        ticks = new Timeline(new KeyFrame(TICK, _ -> model.tick()));
        looks = new Timeline(new KeyFrame(LOOK, _ -> model.checkFile()));
        looks.setCycleCount(Animation.INDEFINITE);
        ticks.setCycleCount(Animation.INDEFINITE);
        build();
        connect();
    }

    private Map<String, Node> panes() {
        Map<String, Node> panes = new LinkedHashMap<>();
        panes.put("why", new WhyPane(model, messages, this::light, actions::whyNotHere));
        panes.put("crop", new CropPane(model, player, camera, messages));
        panes.put("captions", new CaptionsPane(model, parts.captions(), player, messages));
        panes.put("details", details);
        panes.put("chapters", chapters);
        panes.put("gemini", parts.gemini());
        return panes;
    }

    private @Nullable PictureShape shape() {
        return model.video().map(open -> PictureShape.of(open.picture())).orElse(null);
    }

    private void light(String signal) {
        TimelineViewModel timeline = link.timeline();
        timeline.litProperty().set(signal.equals(timeline.litProperty().get()) ? "" : signal);
    }

    private void build() {
        PreviewPane preview =
                new PreviewPane(
                        model,
                        player,
                        camera,
                        new PreviewTrouble(model, player, parts.notices(), messages),
                        messages);
        parts.captions().trackProperty().subscribe(preview::captions);
        VBox.setVgrow(preview, Priority.ALWAYS);
        WhyLine why = new WhyLine(messages, actions::promote);
        actions.whyProperty().subscribe(why::show);
        VBox stage =
                new VBox(
                        preview,
                        new TransportBar(model, player, actions, parts.keymap(), messages),
                        why);
        stage.getStyleClass().add("stage");
        stage.setMinWidth(400);
        moments.setMinWidth(220);
        inspector.setMinWidth(290);
        SplitPane across = new SplitPane(moments, stage, inspector);
        SplitPane.setResizableWithParent(moments, false);
        SplitPane.setResizableWithParent(inspector, false);
        SplitPane down = new SplitPane(across, timelineView);
        down.setOrientation(Orientation.VERTICAL);
        SplitPane.setResizableWithParent(timelineView, false);
        work.setTop(header);
        work.setCenter(down);
        root.getStyleClass().add("editor");
        EditorPanes before = parts.panes().get();
        inspector.show(before.pane());
        player.sound().mutedProperty().set(before.muted());
        PaneSizes.attach(across, down, before, this::keepSizes);
    }

    private void keepSizes(EditorPanes next) {
        parts.keep()
                .accept(now -> now.withSizes(next.moments(), next.inspector(), next.timeline()));
    }

    private void connect() {
        model.stateProperty().subscribe(this::state);
        model.fileGoneProperty().addListener((_, _, gone) -> file(gone));
        parts.snapping().subscribe(on -> link.timeline().snappingProperty().set(on));
        link.timeline().snappingProperty().addListener((_, _, on) -> parts.snap().accept(on));
        parts.captions().transcriptProperty().subscribe(link::transcript);
        link.media(media);
        media.filmstripProperty().subscribe(_ -> moments.redraw());
        player.playingProperty()
                .subscribe(playing -> {
                    if (playing) {
                        pulse.start();
                    } else {
                        pulse.stop();
                    }
                });
        inspector
                .shownProperty()
                .addListener((_, _, pane) -> parts.keep().accept(now -> now.withPane(pane)));
        player.sound()
                .mutedProperty()
                .addListener((_, _, off) -> parts.keep().accept(now -> now.withMuted(off)));
    }

    private void state(EditorState state) {
        switch (state) {
            case EditorState.Empty() ->
                    message(Feather.SCISSORS, messages.of("editor.empty"), null);
            case EditorState.Loading(var name) ->
                    message(Feather.LOADER, messages.of("editor.loading", name), null);
            case EditorState.Missing(var asset) ->
                    message(
                            Feather.ALERT_TRIANGLE,
                            messages.of("editor.missing", asset.title()),
                            new SourceFinder(model, messages).button());
            case EditorState.Trouble(var video, var name, var words) -> {
                Button again = new Button(messages.of("editor.again"));
                again.setOnAction(_ -> model.reopen());
                message(Feather.ALERT_TRIANGLE, name + "\n" + words, again);
            }
            case EditorState.Open(var open) -> show(open);
        }
        if (!(state instanceof EditorState.Open)) {
            player.close();
            media.open(null);
            link.clear();
            shown = null;
        }
    }

    private void file(boolean gone) {
        if (gone) {
            media.gone();
        } else {
            model.video().ifPresent(this::show);
        }
    }

    private void message(Feather icon, String words, @Nullable Button action) {
        root.getChildren()
                .setAll(new EditorMessage(icon, words, action, parts.goToLibrary(), messages));
    }

    private void show(OpenVideo open) {
        boolean same = open.asset().videoId().equals(shown);
        long at = same ? player.playheadProperty().get() : 0;
        shown = open.asset().videoId();
        Footage footage = new Footage(open.file(), open.picture(), null, open.info().durationMs());
        header.show(open, footage);
        player.open(footage);
        link.show(open, footage);
        if (at > 0) {
            player.go(at);
        }
        String sha256 = open.asset().sha256();
        boolean gone = model.fileGoneProperty().get();
        media.open(gone || sha256 == null ? null : new Original(open.file(), sha256, open.info()));
        if (gone) {
            media.gone();
        }
        root.getChildren().setAll(work);
    }

    /// Says what the editor's keys do while it is shown.
    public void answer(KeyDispatcher keys, BooleanSupplier active) {
        BooleanSupplier open = () -> active.getAsBoolean() && model.video().isPresent();
        actions.answer(keys, open);
        timelineView.answer(keys, open);
        keys.on("moment.rename", open, () -> inPane("details", details::rename));
        keys.on("chapter.add", open, () -> inPane("chapters", chapters::add));
        keys.on("chapter.rename", open, () -> inPane("chapters", chapters::rename));
        inspector
                .names()
                .forEach(pane -> keys.on("inspect." + pane, open, () -> inspector.show(pane)));
        keys.on("crop.camera", open, () -> inPane("crop", camera::toggle));
    }

    private void inPane(String pane, Runnable work) {
        inspector.show(pane);
        work.run();
    }

    /// The pane of the inspector that is shown, such as `crop`.
    public void inspect(String pane) {
        inspector.show(pane);
    }

    /// Whether a video that was opened has been analysed since.
    public void analysed(Analysis analysis) {
        model.analysed(analysis);
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
    public void shown() {
        model.checkFile();
        model.tick();
        ticks.play();
        looks.play();
    }

    @Override
    public void hidden() {
        player.pause();
        ticks.stop();
        looks.stop();
    }
}
