package studio.truss.app.studio.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.fx.FxThread;
import studio.truss.app.studio.library.TestWindow;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Theme;
import studio.truss.app.studio.shell.Notice;
import studio.truss.app.studio.shell.Notices;
import studio.truss.app.studio.shell.StatusModel;
import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.Framer;
import studio.truss.core.clips.LibraryRecorder;
import studio.truss.core.clips.rendering.RenderDesk;
import studio.truss.core.imports.Relinker;
import studio.truss.core.library.DataFolder;
import studio.truss.core.library.Library;
import studio.truss.core.library.RenderJob;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.sqlite.LibraryFolder;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.TimeRange;
import studio.truss.core.render.ClipTags;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.LoudnessResult;
import studio.truss.core.render.RenderGroup;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.Renderer;
import studio.truss.core.testing.ClipJobFixture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// The queue's buttons over a real desk and library. What is under way moves only when the test
/// lets it; what is called "bad" fails once.
@SuppressWarnings("NullAway.Init") // made by open()
class QueueScreenTest {
    private static final Messages MESSAGES = Messages.load();

    @TempDir private Path folder;
    private final List<Runnable> waiting = new CopyOnWriteArrayList<>();
    private final List<String> made = new CopyOnWriteArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final Notices notices = new Notices();
    private Library library;
    private RenderDesk desk;
    private QueueModel model;
    private QueueScreen screen;
    private TestWindow window;
    private LibraryRecorder recorder;
    private final BooleanProperty bucket = new SimpleBooleanProperty();
    private final ClipUploads uploads =
            new ClipUploads() {
                @Override
                public ObservableBooleanValue availableProperty() {
                    return bucket;
                }

                @Override
                public void upload(ClipId clip) {
                    asked.add("upload " + clip.value());
                }
            };

    @BeforeEach
    void open() throws Exception {
        Files.writeString(folder.resolve("a film.mp4"), "a film");
        library = new LibraryFolder(new DataFolder(folder), Clock.systemUTC()).openCurrent();
        recorder = new LibraryRecorder(library, Clock.systemUTC());
        model =
                new QueueModel(
                        library,
                        new Relinker(library, recorder),
                        (_, _) -> Optional.empty(),
                        Runnable::run,
                        new FxThread(),
                        notices,
                        new StatusModel(),
                        MESSAGES);
        desk =
                new RenderDesk(
                        library,
                        Fake::new,
                        _ -> 1L << 40,
                        Clock.systemUTC(),
                        waiting::add,
                        model::heard,
                        model::changed);
        window = TestWindow.show(this::root, 900, 700);
        TestWindow.run(() -> model.attach(desk));
    }

    private StackPane root() {
        Region transfers = new Region();
        transfers.setVisible(false);
        screen =
                new QueueScreen(
                        model,
                        new QueueView(model, new Told(), uploads, MESSAGES),
                        transfers,
                        MESSAGES,
                        () -> asked.add("library"));
        StackPane root = new StackPane(screen.view());
        Theme.DARK.dress(root);
        return root;
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        desk.close();
        library.close();
        assertEquals(List.of(), TestWindow.fx(() -> List.copyOf(notices.shown())));
    }

    private final class Told implements QueueView.Desktop {
        @Override
        public Optional<Path> choose(String title) {
            return Optional.of(folder.resolve("elsewhere.mp4"));
        }

        @Override
        public void play(Path file) {
            asked.add("play " + file.getFileName());
        }

        @Override
        public void showInFolder(Path file) {
            asked.add("show " + file.getFileName());
        }
    }

    private final class Fake implements Renderer {
        @Override
        public List<RenderOutcome> render(
                RenderGroup group, Heartbeat heartbeat, Listener listener) {
            RenderPlan plan = group.plans().getFirst();
            String name = String.valueOf(plan.output().getFileName());
            boolean fails = name.startsWith("bad") && !made.contains(name);
            made.add(name);
            heartbeat.beat(plan.range().lengthMs(), plan.range().lengthMs());
            if (fails) {
                return List.of(
                        new RenderOutcome.Failed(
                                RenderOutcome.Kind.SOURCE_DAMAGED, "It is damaged."));
            }
            try {
                Files.writeString(plan.output(), "a clip");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return List.of(
                    new RenderOutcome.Rendered(
                            plan.output(),
                            420,
                            14_000,
                            new FrameSize(1080, 1920),
                            "libx264",
                            new LoudnessResult(-14, null, null, 0, 0, LoudnessResult.Bound.SILENT),
                            1,
                            List.of()));
        }
    }

    private void ask(String... files) {
        ask(null, files);
    }

    private void ask(@Nullable ClipId clip, String... files) {
        Analysis analysis = ClipJobFixture.analysis(ClipJobFixture.moment(1_000, 15_000, 80));
        TimeRange range = TimeRange.of(1_000, 15_000);
        for (String file : files) {
            desk.ask(
                    clip,
                    RenderPlan.of(
                            folder.resolve("a film.mp4"),
                            analysis.source().info(),
                            range,
                            new Framer(analysis).inside(range),
                            new ClipTags("title", "comment"),
                            folder.resolve(file)));
        }
    }

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.removeFirst().run();
        }
    }

    private List<String> titles(String state) throws Exception {
        return TestWindow.fx(() ->
                (state.equals("open") ? model.open() : model.done())
                        .stream().map(QueueItem::title).toList());
    }

    private Optional<Node> find(String key, String title) {
        String words = MESSAGES.of(key) + ": " + title;
        window.scene().getRoot().applyCss();
        window.scene().getRoot().layout();
        return window.scene().getRoot().lookupAll(".button").stream()
                .filter(node -> words.equals(node.getAccessibleText()))
                .findFirst();
    }

    private void until(String key, String title) throws Exception {
        TestWindow.until(key + " of " + title, () -> find(key, title).isPresent());
    }

    private void click(String key, String title) throws Exception {
        until(key, title);
        window.click(TestWindow.fx(() -> find(key, title).orElseThrow()), 1);
    }

    private boolean says(String words) {
        return window.scene().getRoot().lookupAll(".queue-row .label").stream()
                .anyMatch(node -> node instanceof Label label && label.getText().equals(words));
    }

    private RenderJob job(String file) {
        return desk.jobs().stream()
                .filter(job -> job.outputPath().endsWith(file))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    @Test
    void anEmptyQueueSaysWhereClipsComeFrom() throws Exception {
        Node nothing = TestWindow.fx(() -> window.scene().lookup(".empty-state"));
        assertTrue(TestWindow.fx(nothing::isVisible));
        window.click(TestWindow.fx(() -> (Button) window.scene().lookup(".primary")), 1);
        assertEquals(List.of("library"), asked);
        ask("a.mp4");
        TestWindow.run(screen::shown);
        TestWindow.until("the list", () -> !nothing.isVisible());
    }

    @Test
    void aPausedClipWaitsUntilItGoesOn() throws Exception {
        ask("a.mp4", "b.mp4");
        TestWindow.run(screen::shown);
        click("queue.pause", "a.mp4");
        until("queue.resume", "a.mp4");
        assertTrue(TestWindow.fx(() -> says("Paused by you")));
        work();
        assertEquals(List.of("b.mp4"), made);
        click("queue.resume", "a.mp4");
        TestWindow.until("its turn", () -> !job("a.mp4").held());
        work();
        assertEquals(List.of("b.mp4", "a.mp4"), made);
        TestWindow.until("both done", () -> model.done().size() == 2);
        assertEquals(List.of(), titles("open"));
    }

    @Test
    void theArrowPutsAClipBeforeTheOneAboveIt() throws Exception {
        ask("a.mp4", "b.mp4", "c.mp4");
        TestWindow.run(screen::shown);
        until("queue.sooner", "c.mp4");
        assertFalse(TestWindow.fx(() -> find("queue.sooner", "a.mp4").isPresent()));
        click("queue.sooner", "c.mp4");
        TestWindow.until("the order", () -> model.open().get(1).title().equals("c.mp4"));
        click("queue.sooner", "c.mp4");
        TestWindow.until("the order", () -> model.open().getFirst().title().equals("c.mp4"));
        assertEquals(List.of("c.mp4", "a.mp4", "b.mp4"), titles("open"));
        work();
        assertEquals(List.of("c.mp4", "a.mp4", "b.mp4"), made);
    }

    @Test
    void aCancelledClipIsNotMadeUntilItIsAskedForAgain() throws Exception {
        ask("a.mp4");
        TestWindow.run(screen::shown);
        click("queue.cancel", "a.mp4");
        until("queue.retry", "a.mp4");
        assertTrue(TestWindow.fx(() -> says("Cancelled")));
        work();
        assertEquals(List.of(), made);
        TestWindow.run(() -> {
            Notice said = notices.shown().getLast(); // a slip of the key is mended by it
            notices.remove(said);
            Objects.requireNonNull(said.work()).run();
        });
        until("queue.pause", "a.mp4");
        work();
        assertEquals(List.of("a.mp4"), made);
        assertEquals(RenderJob.State.DONE, job("a.mp4").state());
    }

    @Test
    void oneThatFailsSaysWhyStopsNobodyAndIsTriedAgain() throws Exception {
        ask("bad.mp4", "good.mp4");
        work();
        TestWindow.run(screen::shown);
        until("queue.retry", "bad.mp4");
        assertTrue(TestWindow.fx(() -> says("It is damaged.")));
        assertEquals(List.of("bad.mp4", "good.mp4"), made);
        click("queue.retry", "bad.mp4");
        until("queue.cancel", "bad.mp4");
        work();
        assertEquals(RenderJob.State.DONE, job("bad.mp4").state());
    }

    @Test
    void aFinishedClipIsPlayedAndShownInItsFolder() throws Exception {
        ask("a.mp4");
        work();
        TestWindow.run(screen::shown);
        click("queue.play", "a.mp4");
        click("queue.folder", "a.mp4");
        assertEquals(List.of("play a.mp4", "show a.mp4"), asked);
        Files.delete(folder.resolve("a.mp4"));
        TestWindow.run(screen::shown);
        until("queue.retry", "a.mp4");
        assertTrue(TestWindow.fx(() -> says(MESSAGES.of("queue.gone"))));
    }

    @Test
    void whatHasEndedIsTakenOffTheListAndItsFileStays() throws Exception {
        ask("a.mp4", "bad.mp4");
        work();
        TestWindow.run(screen::shown);
        until("queue.play", "a.mp4");
        window.click(TestWindow.fx(() -> window.scene().lookup("#queue-clear")), 1);
        TestWindow.until("an empty list", () -> model.done().isEmpty());
        assertTrue(Files.exists(folder.resolve("a.mp4")));
        assertEquals(2, library.renderQueue().jobs().size(), "who uploads finds the file by it");
    }

    @Test
    void aRenderThatLacksItsFileIsMadeOfTheOneThatIsFound() throws Exception {
        Analysis analysis = ClipJobFixture.analysis(ClipJobFixture.moment(1_000, 15_000, 80));
        ClipId clip = recorder.analysed(analysis).getFirst().clipId();
        Asset asset =
                Asset.of(Objects.requireNonNull(library.assetBySha256(analysis.source().sha256())));
        ask(clip, "bad.mp4");
        Files.delete(folder.resolve("a film.mp4"));
        work();
        TestWindow.run(screen::shown);
        TestWindow.until("the loss", () -> says(MESSAGES.of("queue.lost")));
        QueueItem lost = TestWindow.fx(() -> model.done().getFirst());
        assertTrue(TestWindow.fx(() -> find("queue.find", lost.title()).isPresent()));
        recorder.seen(
                asset.videoId(), Files.writeString(folder.resolve("elsewhere.mp4"), "a film"));
        click("queue.retry", lost.title());
        TestWindow.until("asked again", () -> model.open().size() == 1);
        assertTrue(job("bad.mp4").plan().contains("elsewhere.mp4"));
    }

    @Test
    void aTitleAndItsFactsHaveThePanelsWidth() throws Exception {
        ask("a title that is as long as titles of clips are.mp4");
        TestWindow.run(screen::shown);
        until("queue.pause", "a title that is as long as titles of clips are.mp4");
        double wide =
                TestWindow.fx(() -> {
                    StackPane panel = (StackPane) window.scene().getRoot();
                    panel.resize(340, 700);
                    panel.applyCss();
                    panel.layout();
                    Region words = (Region) window.scene().lookup(".queue-row .meta").getParent();
                    return words.getWidth();
                });
        assertTrue(wide > 240, "wide " + wide);
    }

    @Test
    void aFinishedClipGoesToTheCloudWhereThereIsOne() throws Exception {
        ask(new ClipId("c1"), "a.mp4");
        work();
        TestWindow.run(screen::shown);
        until("queue.play", "a.mp4");
        assertFalse(TestWindow.fx(() -> find("queue.upload", "a.mp4").isPresent()));
        TestWindow.run(() -> bucket.set(true));
        click("queue.upload", "a.mp4");
        assertEquals(List.of("upload c1"), asked);
    }
}
