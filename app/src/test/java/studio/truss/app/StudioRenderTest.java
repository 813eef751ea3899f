package studio.truss.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

import studio.truss.app.studio.export.ExportPlaces;
import studio.truss.app.studio.library.TestWindow;
import studio.truss.core.clips.Sha256;
import studio.truss.core.editing.ClipEdit;
import studio.truss.core.export.ExportFormat;
import studio.truss.core.library.Author;
import studio.truss.core.library.Proposal;
import studio.truss.core.library.RenderJob;
import studio.truss.core.library.SourceFile;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.TimeRange;
import studio.truss.core.testing.Footage;

import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.xml.parsers.DocumentBuilderFactory;

/// The whole window over real files: what is rendered by a preset, what is kept out, what is
/// exported.
@SuppressWarnings("NullAway.Init") // what a test works with is made by open()
@Tag("long")
class StudioRenderTest {
    private static final VideoId VIDEO = VideoId.of("video-1");

    @TempDir private Path folder;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private AppGraph graph;
    private StudioGraph studio;
    private TestWindow window;

    @BeforeEach
    void open() throws Exception {
        Path film =
                Footage.ofPicture("testsrc2=s=320x180:r=25")
                        .sound("sine=f=440:r=48000")
                        .seconds(20)
                        .write(folder.resolve("film.mp4"));
        graph =
                new AppGraph(
                        Map.of("TRUSS_HOME", folder.resolve("home").toString()),
                        words -> failures.add(new IllegalStateException(words)));
        fill(film);
        window =
                TestWindow.show(
                        () -> {
                            studio = new StudioGraph(graph, failures::add, new Told());
                            return studio.root();
                        },
                        1400,
                        900);
        TestWindow.run(() -> {
            studio.keys().install(window.scene());
            studio.settings().change(s -> s.withClipFolder(folder.resolve("clips").toString()));
            studio.editorModel().open(VIDEO, null, "film");
            studio.navigation().go("editor");
        });
        TestWindow.until("the clips", () -> studio.editorModel().list().approved() == 2);
    }

    private void fill(Path film) throws Exception {
        String now = "2026-11-22T07:17:19.123Z";
        graph.library()
                .create(
                        new Asset(
                                VIDEO,
                                "My film",
                                "local",
                                "film.mp4",
                                Sha256.ofFile(film),
                                Files.size(film),
                                20_000L,
                                320L,
                                180L,
                                "25/1",
                                null,
                                Asset.Status.ANALYZED,
                                Set.of(),
                                now,
                                now));
        graph.library().sourceSeen(VIDEO, SourceFile.of(film));
        graph.library()
                .recordMoments(
                        VIDEO,
                        List.of(
                                proposal(3_000, 4_000, "Too short"),
                                proposal(8_000, 12_000, "Just right")))
                .forEach(made ->
                        graph.library()
                                .update(
                                        new EntityKey.Clip(made.clipId()),
                                        Change.set("status", AttributeValue.text("APPROVED")),
                                        Author.CREATOR));
    }

    private static Proposal proposal(long startMs, long endMs, String title) {
        return new Proposal(
                TimeRange.of(startMs, endMs), title, BigDecimal.TEN, null, 1L, null, "crop");
    }

    private final class Told implements ExportPlaces {
        @Override
        public Optional<Path> file(String name) {
            return Optional.of(folder.resolve(name));
        }

        @Override
        public Optional<Path> folder() {
            throw new IllegalStateException("one video needs no folder");
        }
    }

    @AfterEach
    void close() throws Exception {
        List<Throwable> before = List.copyOf(failures);
        TestWindow.run(studio::close);
        window.close();
        graph.close();
        assertEquals(List.of(), before);
    }

    private boolean said(String part) {
        return window.scene().getRoot().lookupAll(".notice .label").stream()
                .anyMatch(node -> node instanceof Label label && label.getText().contains(part));
    }

    private Node node(String selector) {
        return Objects.requireNonNull(window.scene().lookup(selector), selector);
    }

    private List<RenderJob> jobs() {
        return graph.library().renderQueue().jobs();
    }

    @SuppressWarnings("unchecked") // the box holds words
    private void preset(String word) throws Exception {
        TestWindow.run(() -> ((ComboBox<String>) node(".editor-header #preset")).setValue(word));
    }

    @Test
    void whatAPlatformDoesNotTakeStaysOutAndTheRestIsRenderedByThePreset() throws Exception {
        preset("tiktok");
        window.press(KeyCode.CONTROL, KeyCode.R);
        TestWindow.until(
                "the reason", () -> said("“Too short” is not rendered. The clip lasts 1 s"));
        assertEquals(1, jobs().size());
        TestWindow.run(() -> studio.navigation().go("queue"));
        TestWindow.until(
                "the clip's file", () -> jobs().getFirst().state() == RenderJob.State.DONE);
        Path file = Path.of(jobs().getFirst().outputPath());
        assertEquals(folder.resolve("clips").resolve("My film"), file.getParent());
        assertTrue(file.toString().endsWith("-tiktok.mp4"), file.toString());
        MediaInfo info =
                assertInstanceOf(ProbeResult.Usable.class, graph.engine().probe(file)).info();
        assertEquals(1080, info.picture().orElseThrow().width());
        TestWindow.until(
                "the queue's line",
                () ->
                        window.scene().getRoot().lookupAll(".queue-row .label").stream()
                                .anyMatch(n ->
                                        n instanceof Label l
                                                && l.getText().startsWith("TikTok · 1080×1920")));
        TestWindow.run(() -> studio.navigation().go("editor"));
        TestWindow.until("the rest to render", () -> renders("Render 1 approved"));
        TestWindow.run(() -> {
            Clip clip =
                    studio.editorModel().all().stream()
                            .filter(each -> each.status() == Clip.Status.RENDERED)
                            .findFirst()
                            .orElseThrow();
            studio.editorModel()
                    .edits()
                    .edit("trim", clip, new ClipEdit.Trim(TimeRange.of(8_000, 11_500)));
        });
        TestWindow.until("the other cut", () -> renders("Render 2 clips"));
        TestWindow.run(() -> studio.editorModel().edits().undo());
        TestWindow.until("as it was rendered", () -> renders("Render 1 approved"));
    }

    private boolean renders(String words) {
        return ((Button) node(".editor-header .primary")).getText().equals(words);
    }

    @Test
    void aPresetIsKeptAndCustomSaysWhatItIsMadeOf() throws Exception {
        preset("discord");
        TestWindow.run(() -> studio.navigation().go("settings"));
        TestWindow.until("the settings", () -> window.scene().lookup("#custom-preset") != null);
        assertEquals(false, TestWindow.fx(() -> node("#custom-preset").isVisible()));
        TestWindow.run(() -> studio.navigation().go("editor"));
        preset("custom");
        TestWindow.run(() -> {
            studio.navigation().go("settings");
            studio.settings().change(s -> s.withRenders(s.renders().withMib(8)));
        });
        assertTrue(TestWindow.fx(() -> node("#custom-preset").isVisible()));
        Path settings = graph.data().root().resolve("settings.json");
        TestWindow.until("the file", () -> read(settings).contains("\"mib\" : 8"));
        assertTrue(read(settings).contains("\"preset\" : \"custom\""), read(settings));
        assertEquals(
                8L << 20,
                TestWindow.fx(() -> studio.settings().get().renders().chosen().bytesMax()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            return "";
        }
    }

    @Test
    void theApprovedMomentsAreExportedInEveryFormatWithTheirHandles() throws Exception {
        for (ExportFormat format : ExportFormat.values()) {
            window.press(KeyCode.CONTROL, KeyCode.E);
            TestWindow.run(() -> entry("export-" + format.word()).fire());
            TestWindow.until(
                    format.word(), () -> said("“My film" + format.ending() + "” is written."));
        }
        String edl = written(ExportFormat.EDL);
        // 8 to 12 s with 2 s on each side
        assertTrue(edl.contains("00:00:06:00 00:00:14:00"), edl);
        assertTrue(written(ExportFormat.CSV).contains(",8000,12000,00:00:08:00,00:00:12:00,"));
        assertTrue(written(ExportFormat.RESOLVE_EDL).contains("|M:Just right"));
        JsonNode otio = new ObjectMapper().readTree(written(ExportFormat.OTIO));
        assertEquals("Timeline.1", otio.path("OTIO_SCHEMA").asText());
        assertTrue(otio.toString().contains("Just right"));
        assertEquals(
                "fcpxml",
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(
                                new InputSource(
                                        new StringReader(
                                                written(ExportFormat.FCPXML)
                                                        .replaceFirst("<!DOCTYPE[^>]*>", ""))))
                        .getDocumentElement()
                        .getTagName());
        assertEquals(3, written(ExportFormat.CSV).lines().count());
        assertTrue(written(ExportFormat.CHAPTERS).startsWith("0:00"));
    }

    @Test
    void theSameKeyExportsWhatIsChosenInTheLibrary() throws Exception {
        TestWindow.run(() -> studio.navigation().go("library"));
        window.press(KeyCode.CONTROL, KeyCode.E);
        TestWindow.until("what to do first", () -> said("Choose videos or clips first"));
        TestWindow.until("the card", () -> window.scene().lookup(".card") != null);
        window.click(TestWindow.fx(() -> node(".card")), 1);
        window.press(KeyCode.CONTROL, KeyCode.E);
        TestWindow.run(() -> entry("export-csv").fire());
        TestWindow.until("the file", () -> said("“My film.csv” is written."));
        assertTrue(written(ExportFormat.CSV).contains("Just right"));
    }

    private static MenuItem entry(String id) {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    private String written(ExportFormat format) throws Exception {
        return Files.readString(folder.resolve("My film" + format.ending()));
    }
}
