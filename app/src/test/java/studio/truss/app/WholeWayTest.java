package studio.truss.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.studio.library.TestWindow;
import studio.truss.app.studio.library.cards.CardView;
import studio.truss.app.studio.settings.RenderChoice;
import studio.truss.app.studio.timeline.TimelineView;
import studio.truss.core.editing.crop.CropKeys;
import studio.truss.core.library.RenderJob;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.VideoStream;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.render.Quality;
import studio.truss.core.render.preset.RenderPreset;
import studio.truss.core.testing.Footage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/// The studio driven by a robot from an empty library to rendered files, on real workers, a real
/// store and a real film.
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread by open()
class WholeWayTest {
    private static final long LENGTH_MS = 30_000;

    @TempDir private Path folder;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private AppGraph graph;
    private StudioGraph studio;
    private TestWindow window;

    @BeforeEach
    void open() throws Exception {
        graph =
                new AppGraph(
                        Map.of("TRUSS_HOME", folder.resolve("home").toString()),
                        System.err::println);
        window =
                TestWindow.show(
                        () -> {
                            studio = new StudioGraph(graph, failures::add);
                            return studio.root();
                        },
                        1_400,
                        900);
        TestWindow.run(() -> {
            studio.keys().install(window.scene());
            studio.settings()
                    .change(now ->
                            now.withClipFolder(folder.resolve("clips").toString())
                                    .withRenders(
                                            RenderChoice.usual()
                                                    .withPreset(RenderPreset.CUSTOM.word())
                                                    .withFrame(RenderChoice.Frame.SMALL)
                                                    .withQuality(Quality.DRAFT)));
        });
    }

    @AfterEach
    void close() throws Exception {
        TestWindow.run(studio::close);
        window.close();
        graph.close();
        assertEquals(List.of(), failures);
    }

    @Test
    void importedAnalysedScrubbedTrimmedCroppedApprovedAndRendered() throws Exception {
        importByPaste(
                Footage.ofPicture("testsrc2=s=640x360:r=25")
                        .sound("sine=f=300:r=48000,volume='if(between(t,9,12),1,0.03)':eval=frame")
                        .seconds(LENGTH_MS / 1000.0)
                        .gop(50)
                        .write(folder.resolve("evening stream.mp4")));
        openByDoubleClick();
        scrubTo(22_000);
        press(KeyCode.M);
        TestWindow.until("a second moment", () -> moments().size() == 2);
        TestWindow.until(
                "that it is selected", () -> picked() != null && picked().endMs() > 22_000);
        trimTo(20_000, 25_000);
        moveTheCrop(21_000);
        for (int i = 0; i < 2; i++) {
            press(KeyCode.A);
            int approved = i + 1;
            TestWindow.until(
                    approved + " approved",
                    () -> studio.editorModel().list().approved() == approved);
            press(i == 0 ? KeyCode.UP : KeyCode.DOWN);
            selectWhatIsNotApproved();
        }
        press(KeyCode.CONTROL, KeyCode.R);
        press(KeyCode.CONTROL, KeyCode.DIGIT3);
        TestWindow.until("two renders", () -> studio.queueModel().done().size() == 2);
        for (Path file : rendered()) {
            MediaInfo info =
                    assertInstanceOf(ProbeResult.Usable.class, graph.engine().probe(file)).info();
            VideoStream picture = info.picture().orElseThrow();
            assertEquals(540, picture.width());
            assertEquals(960, picture.height());
            assertTrue(info.audio() != null, "with its sound: " + file);
        }
    }

    private void importByPaste(Path film) throws Exception {
        TestWindow.until("the library", () -> studio.libraryModel().answerProperty().get() != null);
        TestWindow.run(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(film.toString());
            Clipboard.getSystemClipboard().setContent(content);
        });
        press(KeyCode.CONTROL, KeyCode.V);
        TestWindow.until(
                "the analysis",
                () ->
                        Objects.requireNonNull(studio.libraryModel().answerProperty().get()).clips()
                                > 0);
    }

    private void openByDoubleClick() throws Exception {
        window.click(
                node(
                        "a card",
                        () ->
                                window.scene().getRoot().lookupAll(".card").stream()
                                        .filter(CardView.class::isInstance)
                                        .filter(Node::isVisible)
                                        .findFirst()
                                        .orElse(null)),
                2);
        TestWindow.until("the moment", () -> moments().size() == 1);
        TestWindow.until("a picture", () -> studio.player().frameProperty().get() != null);
        layOut();
    }

    /// Drags the playhead along the ruler.
    private void scrubTo(long ms) throws Exception {
        TimelineView view = (TimelineView) node("the timeline", () -> lookup(".timeline"));
        Point2D from = TestWindow.fx(() -> onRuler(view, 3_000));
        Point2D to = TestWindow.fx(() -> onRuler(view, ms));
        window.drag(from, to, KeyCode.ALT);
        TestWindow.until(
                "the exact frame",
                () -> {
                    var frame = studio.player().frameProperty().get();
                    return frame != null && frame.exact() && Math.abs(frame.ms() - ms) < 200;
                });
    }

    private static Point2D onRuler(TimelineView view, long ms) {
        double x = view.stage().getMinX() + view.stage().getWidth() * ms / LENGTH_MS;
        return view.localToScreen(x, view.stage().getMinY() + 8);
    }

    private void trimTo(long startMs, long endMs) throws Exception {
        TestWindow.run(() -> studio.player().go(startMs));
        press(KeyCode.I);
        TestWindow.until("the start", () -> picked() != null && picked().startMs() == startMs);
        TestWindow.run(() -> studio.player().go(endMs));
        press(KeyCode.O);
        TestWindow.until("the end", () -> picked() != null && picked().endMs() == endMs);
    }

    private void moveTheCrop(long ms) throws Exception {
        window.click(node("the tab", () -> lookup("#tab-crop")), 1);
        TestWindow.run(() -> studio.player().go(ms));
        TestWindow.until(
                "the frame",
                () -> Objects.requireNonNull(studio.player().frameProperty().get()).ms() == ms);
        int before = TestWindow.fx(this::keys);
        layOut();
        Node frame = node("the crop", () -> lookup(".crop-frame"));
        Bounds bounds = TestWindow.fx(() -> frame.localToScreen(frame.getBoundsInLocal()));
        Point2D middle = new Point2D(bounds.getCenterX(), bounds.getCenterY());
        window.drag(middle, middle.add(40, 0));
        TestWindow.until("a key", () -> keys() > before);
    }

    private int keys() {
        return CropKeys.of(Objects.requireNonNull(picked()), new PictureShape(640, 360, 1))
                .getFirst()
                .layout()
                .regions()
                .getFirst()
                .keys()
                .size();
    }

    private void selectWhatIsNotApproved() throws Exception {
        TestWindow.run(() ->
                moments().stream()
                        .filter(clip -> clip.status() != Clip.Status.APPROVED)
                        .findFirst()
                        .ifPresent(clip -> studio.editorModel().list().select(clip.clipId())));
    }

    private List<Path> rendered() throws Exception {
        List<RenderJob> jobs =
                TestWindow.fx(
                        () -> studio.queueModel().done().stream().map(item -> item.job()).toList());
        assertTrue(
                jobs.stream().allMatch(job -> job.state() == RenderJob.State.DONE), jobs::toString);
        List<Path> files = jobs.stream().map(job -> Path.of(job.outputPath())).toList();
        assertTrue(files.stream().allMatch(Files::isRegularFile), files::toString);
        return files;
    }

    private List<Clip> moments() {
        return studio.editorModel().list().moments();
    }

    private Clip picked() {
        return studio.editorModel().selectedProperty().get();
    }

    private Node lookup(String selector) {
        return window.scene().lookup(selector);
    }

    private Node node(String what, Supplier<Node> found) throws Exception {
        layOut();
        TestWindow.until(what, () -> found.get() != null);
        return TestWindow.fx(found::get);
    }

    private void layOut() throws Exception {
        TestWindow.run(() -> {
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
        });
    }

    private void press(KeyCode... keys) throws Exception {
        window.press(keys);
    }
}
