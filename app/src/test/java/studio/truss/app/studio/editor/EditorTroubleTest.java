package studio.truss.app.studio.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.glass.ui.headless.StudioHeadless;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.shape.Rectangle;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.studio.library.TestWindow;
import studio.truss.app.studio.player.DecoderState;
import studio.truss.app.studio.player.Frame;
import studio.truss.app.studio.player.FrameEnd;
import studio.truss.app.studio.player.FrameSource;
import studio.truss.app.studio.player.PreviewFrames;
import studio.truss.app.studio.settings.EditorPanes;
import studio.truss.core.engine.Engine;
import studio.truss.core.engine.Preview;
import studio.truss.core.library.DataFolder;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.sqlite.LibraryFolder;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.sync.sqlite.BaseTable;
import studio.truss.core.testing.Footage;
import studio.truss.core.testing.FullDisk;
import studio.truss.core.worker.lane.FaultLog;
import studio.truss.core.worker.lane.WorkerEnvironment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// What the editor says and does when its work fails.
@SuppressWarnings("NullAway.Init") // opened by each test
class EditorTroubleTest {
    @TempDir private Path folder;
    private EditorStage stage;

    @AfterEach
    void close() throws Exception {
        StudioHeadless.nextFiles = List.of();
        stage.close();
    }

    private boolean trouble(String part) {
        return stage.window.scene().lookup(".preview-trouble .label") instanceof Label words
                && words.getParent().isVisible()
                && words.getText().contains(part);
    }

    @Test
    void aFileThatIsGoneIsAskedForOverThePictureAndItsMomentsStay() throws Exception {
        stage = EditorStage.grey(folder);
        Path there = Files.move(stage.fixture.file, folder.resolve("elsewhere.mp4"));
        TestWindow.run(() -> stage.model.reopen());
        TestWindow.until("the question", () -> trouble("film.mp4 is not where it was"));
        assertEquals(3, TestWindow.fx(() -> stage.model.list().moments().size()));
        assertTrue(TestWindow.fx(stage.row("score 80")::isVisible));
        StudioHeadless.nextFiles = List.of(there.toFile());
        stage.window.click(stage.node(".preview-trouble .find-file"), 1);
        TestWindow.until("the video", () -> !stage.model.fileGoneProperty().get());
        assertEquals(there, TestWindow.fx(() -> stage.model.video().orElseThrow().file()));
    }

    @Test
    void aClipOfTheCloudThatEndsBeforeItStartsIsNotShown() throws Exception {
        stage = EditorStage.grey(folder);
        VideoId video = TestWindow.fx(() -> stage.model.video().orElseThrow().asset().videoId());
        DataFolder home = new DataFolder(folder.resolve("home"));
        try (SqliteLibrary library = new LibraryFolder(home, Clock.systemUTC()).openCurrent()) {
            Clip damaged = library.clips(video).getFirst();
            Item item = damaged.toItem(library.creator());
            EntityKey.Clip key = new EntityKey.Clip(ClipId.of("01JD7Q0000000000000000BAD1"));
            Change backwards =
                    Change.set(
                            Map.of(
                                    "clipId", AttributeValue.text(key.id().value()),
                                    "startMs", AttributeValue.number(damaged.endMs()),
                                    "endMs", AttributeValue.number(damaged.startMs())));
            Item cloud =
                    Item.of(Keys.of(library.creator(), key), backwards.apply(item.attributes()));
            library.database()
                    .write(session -> {
                        new BaseTable(session).put(cloud.key(), cloud, List.of());
                        return cloud;
                    });
            assertEquals(4, library.clips(video).size());
        }
        TestWindow.run(() -> stage.model.reopen());
        TestWindow.until("the video", () -> stage.model.video().isPresent());
        assertEquals(3, TestWindow.fx(() -> stage.model.list().moments().size()));
    }

    @Test
    void aFileOfWhichNothingIsKnownIsFoundInPlaceAndOpens() throws Exception {
        stage = EditorStage.grey(folder);
        Path film = Files.write(folder.resolve("new.mp4"), new byte[500]);
        VideoId id = stage.fixture.film(film);
        Path there = Files.move(film, folder.resolve("elsewhere.mp4"));
        MediaInfo info = TestWindow.fx(() -> stage.model.video().orElseThrow().info());
        stage.fixture.prober = _ -> new ProbeResult.Usable(info);
        stage.open(id);
        TestWindow.until(
                "the question",
                () -> stage.model.stateProperty().get() instanceof EditorState.Missing);
        assertTrue(stage.text(".empty-words").contains("nothing of your work is lost"));
        StudioHeadless.nextFiles = List.of(there.toFile());
        stage.window.click(stage.node(".find-file"), 1);
        TestWindow.until("the video", () -> stage.model.video().isPresent());
        assertEquals(there, TestWindow.fx(() -> stage.model.video().orElseThrow().file()));
    }

    @Test
    void aFileThatGoesWhileItIsEditedIsSaidOverThePictureAndEditsGoOn() throws Exception {
        stage = EditorStage.grey(folder);
        Path there = Files.move(stage.fixture.file, folder.resolve("elsewhere.mp4"));
        TestWindow.run(() -> stage.screen.shown());
        TestWindow.until("the words", () -> trouble("film.mp4 is not where it was"));
        TestWindow.run(() -> stage.model.edits().undo());
        StudioHeadless.nextFiles = List.of(there.toFile());
        stage.window.click(stage.node(".preview-trouble .find-file"), 1);
        TestWindow.until("nothing said", () -> !trouble(""));
        assertEquals(there, TestWindow.fx(() -> stage.model.video().orElseThrow().file()));
    }

    @Test
    void aCropThatAFullDiskCannotTakeGoesBackToWhereItWas() throws Exception {
        stage = EditorStage.grey(folder);
        Rectangle frame = (Rectangle) stage.node(".crop-frame");
        double before = TestWindow.fx(frame::getX);
        stage.fixture.full.set(true);
        Bounds at = stage.onScreen(frame);
        Point2D middle = EditorStage.middle(at);
        stage.window.drag(middle, middle.add(60, 0));
        TestWindow.until("the words", () -> stage.fixture.said().contains(FullDisk.WORDS));
        stage.settle();
        assertEquals(before, TestWindow.fx(frame::getX), 0.5);
    }

    @Test
    void aCacheThatCannotBeUsedIsSaidOnceAndTheSourceServes() throws Exception {
        stage = EditorStage.grey(folder);
        Path cache = stage.fixture.folder.resolve("cache");
        deleteAll(cache);
        Files.writeString(cache, "no folder");
        TestWindow.run(() -> stage.model.reopen());
        TestWindow.until(
                "the words",
                () -> stage.fixture.said().stream().anyMatch(w -> w.startsWith("The cache in ")));
        assertEquals(1, stage.fixture.said().size());
        TestWindow.until(
                "the badge",
                () ->
                        ((Label) stage.window.scene().lookup(".preview-badge"))
                                .getText()
                                .startsWith("Source"));
    }

    private static void deleteAll(Path folder) throws Exception {
        try (var all = Files.walk(folder)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    @Test
    void aDecoderThatDiesIsSaidAndSoIsItsReturn() throws Exception {
        AtomicReference<Runnable> again = new AtomicReference<>();
        AtomicBoolean died = new AtomicBoolean();
        FrameSource grey = new EditorFixture.GreyFrames();
        Engine closed = Engine.open(FaultLog.none());
        closed.close();
        stage =
                new EditorStage(
                        new EditorFixture(folder),
                        (wish, show, end) -> {
                            if (wish.ms() != 5_000) {
                                grey.ask(wish, show, end);
                            } else if (died.compareAndSet(false, true)) {
                                end.accept(FrameEnd.crashed("a worker died"));
                            } else {
                                again.set(() -> grey.ask(wish, show, end));
                            }
                        },
                        closed,
                        EditorPanes.usual(),
                        1_400,
                        900);
        stage.open(stage.fixture.video);
        TestWindow.until("a picture", () -> stage.player().frameProperty().get() != null);
        TestWindow.run(() -> stage.player().go(5_000));
        TestWindow.until("the trouble", () -> trouble("It is being started again"));
        TestWindow.run(again.get());
        TestWindow.until("its end", () -> !trouble(""));
        assertEquals(
                List.of("The picture decoder stopped and was started again. Nothing was lost."),
                stage.fixture.said());
        assertEquals(5_000, shown().ms());
    }

    @Test
    void aDecoderThatIsKilledWhileScrubbingIsStartedAgainAndTheProxyTakesOver() throws Exception {
        Path film =
                Footage.ofPicture("testsrc2=s=320x180:r=25")
                        .sound("sine=f=440:r=48000")
                        .seconds(4)
                        .gop(25)
                        .write(folder.resolve("talk.mp4"));
        Set<Long> others =
                ProcessHandle.current()
                        .descendants()
                        .map(ProcessHandle::pid)
                        .collect(Collectors.toSet());
        Engine engine = Engine.open(FaultLog.none());
        EditorFixture fixture = new EditorFixture(folder);
        fixture.prober = engine;
        VideoId video = fixture.film(film);
        try (Preview preview = Preview.open(640 * 360, WorkerEnvironment.system(FaultLog.none()))) {
            stage =
                    new EditorStage(
                            fixture,
                            new PreviewFrames(preview),
                            engine,
                            EditorPanes.usual(),
                            1_400,
                            900);
            stage.open(video);
            TestWindow.until("a picture", () -> stage.player().frameProperty().get() != null);
            TestWindow.until("the proxy", () -> stage.player().proxiedProperty().get());
            assertTrue(stage.text(".preview-badge").startsWith("Proxy"));
            assertEquals(
                    "Sound", // heard, or why not: this machine may have no device
                    TestWindow.fx(() ->
                            switch (stage.player().sound().stateProperty().get()) {
                                case HEARD, NO_DEVICE -> "Sound";
                                default -> "none";
                            }));

            TestWindow.run(() -> stage.player().scrub(true));
            ProcessHandle.current()
                    .descendants()
                    .filter(each -> !others.contains(each.pid()))
                    .forEach(ProcessHandle::destroyForcibly);
            TestWindow.run(() -> stage.player().playheadProperty().set(2_000));
            TestWindow.run(() -> stage.player().scrub(false));
            TestWindow.until(
                    "the picture there",
                    () -> Objects.requireNonNull(shown()).ms() == 2_000 && shown().exact());
            assertEquals(
                    DecoderState.WELL, TestWindow.fx(() -> stage.player().decoderProperty().get()));
            TestWindow.until("no trouble", () -> !trouble(""));
            assertInstanceOf(EditorState.Open.class, stage.model.stateProperty().get());
        }
    }

    private Frame shown() {
        return Objects.requireNonNull(stage.player().frameProperty().get());
    }
}
