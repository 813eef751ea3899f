package studio.truss.app.studio.editor;

import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

import studio.truss.app.fx.Background;
import studio.truss.app.fx.FxThread;
import studio.truss.app.studio.keys.KeyDispatcher;
import studio.truss.app.studio.keys.Keymap;
import studio.truss.app.studio.library.TestWindow;
import studio.truss.app.studio.look.Theme;
import studio.truss.app.studio.player.FrameSource;
import studio.truss.app.studio.player.PlayerModel;
import studio.truss.app.studio.settings.EditorPanes;
import studio.truss.app.studio.shell.StatusModel;
import studio.truss.app.studio.timeline.TimelineView;
import studio.truss.core.captions.masking.WordMask;
import studio.truss.core.clips.captioning.Transcripts;
import studio.truss.core.derived.DerivedCache;
import studio.truss.core.engine.Derivatives;
import studio.truss.core.engine.Engine;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.worker.lane.FaultLog;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/// The editor's screen in a window without a display, over a library on disk.
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread by the constructor
final class EditorStage {
    final EditorFixture fixture;
    final AtomicReference<EditorPanes> panes;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final Background background = new Background(failures::add);
    final SimpleObjectProperty<Keymap> keymap = new SimpleObjectProperty<>(new Keymap(Map.of()));
    final SimpleObjectProperty<Boolean> snapping = new SimpleObjectProperty<>(true);
    private final Engine engine;
    private final DerivedCache cache;
    EditorModel model;
    CaptionsModel captions;
    EditorScreen screen;
    EditorMedia media;
    private PlayerModel player;
    TestWindow window;

    /// @param engine makes what is derived; a closed one makes nothing
    EditorStage(
            EditorFixture fixture,
            FrameSource frames,
            Engine engine,
            EditorPanes first,
            double width,
            double height)
            throws Exception {
        this.fixture = fixture;
        this.engine = engine;
        panes = new AtomicReference<>(first);
        cache = DerivedCache.open(fixture.folder.resolve("cache"), 1L << 30, Clock.systemUTC());
        window = TestWindow.show(() -> root(frames), width, height);
    }

    static EditorStage grey(Path folder) throws Exception {
        return grey(folder, EditorPanes.usual(), 1_400, 900);
    }

    /// With grey pictures and nothing derived, the video open and its moments listed.
    static EditorStage grey(Path folder, EditorPanes panes, double width, double height)
            throws Exception {
        Engine closed = Engine.open(FaultLog.none());
        closed.close();
        EditorStage stage =
                new EditorStage(
                        new EditorFixture(folder),
                        new EditorFixture.GreyFrames(),
                        closed,
                        panes,
                        width,
                        height);
        stage.open(stage.fixture.video);
        TestWindow.until("the moments", () -> stage.model.list().moments().size() == 3);
        TestWindow.until("the picture", () -> stage.player().frameProperty().get() != null);
        stage.settle();
        return stage;
    }

    private Parent root(FrameSource frames) {
        FxThread fx = new FxThread();
        model = fixture.model(background.waiting(), background.edits(), fx);
        player = new PlayerModel(frames, background.waiting(), fx, System::nanoTime);
        KeyDispatcher keys = new KeyDispatcher(keymap::get);
        captions =
                new CaptionsModel(
                        model,
                        new Transcripts(fixture.library),
                        List::of,
                        WordMask::english,
                        background.waiting(),
                        fx);
        media =
                new EditorMedia(
                        new Derivatives(cache, engine, 1),
                        background.waiting(),
                        fx,
                        player,
                        new StatusModel(),
                        fixture.notices,
                        fixture.messages);
        screen =
                new EditorScreen(
                        new EditorParts(
                                model,
                                player,
                                media,
                                captions,
                                fixture.notices,
                                new SimpleObjectProperty<>(Theme.DARK),
                                keymap,
                                fixture.messages,
                                snapping,
                                snapping::set,
                                List.of(),
                                () -> {},
                                panes::get,
                                this::keep,
                                new StackPane()));
        screen.answer(keys, () -> true);
        StackPane root = new StackPane(screen.view());
        Theme.DARK.dress(root);
        root.sceneProperty()
                .subscribe(scene -> {
                    if (scene != null) {
                        keys.install(scene);
                    }
                });
        return root;
    }

    private void keep(UnaryOperator<EditorPanes> change) {
        panes.set(change.apply(panes.get()));
    }

    PlayerModel player() {
        return player;
    }

    void open(VideoId video) throws Exception {
        TestWindow.run(() -> model.open(video, null, "film"));
    }

    /// Lays everything out that has changed.
    void settle() throws Exception {
        for (int i = 0; i < 2; i++) {
            TestWindow.run(() -> {
                window.scene().getRoot().applyCss();
                window.scene().getRoot().layout();
            });
        }
    }

    Node node(String selector) throws Exception {
        settle();
        return TestWindow.fx(
                () -> Objects.requireNonNull(window.scene().lookup(selector), selector));
    }

    Node row(String text) throws Exception {
        settle();
        return TestWindow.fx(() ->
                window.scene().getRoot().lookupAll(".moment-cell").stream()
                        .filter(cell -> String.valueOf(cell.getAccessibleText()).contains(text))
                        .findFirst()
                        .orElseThrow());
    }

    String text(String selector) throws Exception {
        Label label = (Label) node(selector);
        return TestWindow.fx(label::getText);
    }

    /// A point of the timeline's blocks, on the screen. The minute is in view whole.
    Point2D onTimeline(long ms, double partOfRow) throws Exception {
        TimelineView view = (TimelineView) node(".timeline");
        return TestWindow.fx(() -> {
            Node score =
                    view.lookupAll(".lane-name").stream()
                            .filter(name -> name.getAccessibleText().contains("Score"))
                            .findFirst()
                            .orElseThrow();
            Bounds row = score.getBoundsInParent();
            double x = view.stage().getMinX() + view.stage().getWidth() * ms / 60_000;
            return view.localToScreen(x, row.getMinY() + row.getHeight() * partOfRow);
        });
    }

    /// A point of the row of crop keys, at the foot of the blocks.
    Point2D onCropKeys(long ms) throws Exception {
        TimelineView view = (TimelineView) node(".timeline");
        double foot =
                TestWindow.fx(() ->
                        view.lookupAll(".lane-name").stream()
                                .filter(name -> !name.getAccessibleText().contains("Chapters"))
                                .mapToDouble(name -> name.getBoundsInParent().getMaxY())
                                .max()
                                .orElseThrow());
        double x = view.stage().getMinX() + view.stage().getWidth() * ms / 60_000;
        return TestWindow.fx(() -> view.localToScreen(x, foot - 9));
    }

    static Point2D middle(Bounds bounds) {
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    Bounds onScreen(Node node) throws Exception {
        settle();
        return TestWindow.fx(() -> {
            Bounds bounds = node.localToScreen(node.getBoundsInLocal());
            return bounds == null ? new BoundingBox(0, 0, 0, 0) : bounds;
        });
    }

    /// What has just come into the window takes keys only once it is laid out.
    void press(KeyCode... keys) throws Exception {
        settle();
        window.press(keys);
    }

    void close() throws Exception {
        List<Throwable> before = List.copyOf(failures);
        TestWindow.run(() -> {
            player().close();
            window.scene().setRoot(new StackPane());
        });
        window.close();
        background.close();
        engine.close();
        cache.close();
        fixture.close();
        if (!before.isEmpty()) {
            throw new AssertionError("failed meanwhile", before.getFirst());
        }
    }
}
