package studio.truss.app.studio.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.glass.ui.headless.StudioHeadless;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.fx.Background;
import studio.truss.app.fx.FxThread;
import studio.truss.app.studio.export.ExportMenu;
import studio.truss.app.studio.export.ExportModel;
import studio.truss.app.studio.export.ExportPlaces;
import studio.truss.app.studio.keys.Keymap;
import studio.truss.app.studio.library.cards.CardView;
import studio.truss.app.studio.library.intake.ImportLine;
import studio.truss.app.studio.library.search.Card;
import studio.truss.app.studio.library.search.LibraryAnswer;
import studio.truss.app.studio.library.search.LibraryAsk;
import studio.truss.app.studio.look.Theme;
import studio.truss.app.studio.settings.SettingsFile;
import studio.truss.app.studio.settings.SettingsModel;
import studio.truss.app.studio.settings.StudioSettings;
import studio.truss.app.studio.shell.Notice;
import studio.truss.core.clips.archive.AnalysisArchive;
import studio.truss.core.engine.Engine;
import studio.truss.core.imports.ImportOutcome;
import studio.truss.core.library.SourceFile;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.testing.Footage;
import studio.truss.core.worker.lane.FaultLog;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// The screen in a window without a display, with real files through real workers.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // what a test works with is made by open()
class LibraryScreenTest {
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final List<File> dragged = new CopyOnWriteArrayList<>();
    private Engine engine;
    private Path good;
    private Path cut;
    private Path sound;
    private Path text;
    private LibraryFixture fixture;
    private Background background;
    private LibraryModel model;
    private TestWindow window;
    private Label source;
    private LibraryScreen screen;
    private final List<Path> shownInFolder = new CopyOnWriteArrayList<>();

    @BeforeAll
    void make(@TempDir Path shared) throws IOException {
        good =
                Footage.ofPicture("testsrc2=s=320x180:r=25")
                        .sound("sine=f=440:r=48000")
                        .seconds(2)
                        .write(shared.resolve("talk.mp4"));
        Path whole =
                Footage.ofPicture("testsrc2=s=320x180:r=25")
                        .seconds(8)
                        .gop(25)
                        .write(shared.resolve("whole.mp4"));
        byte[] bytes = Files.readAllBytes(whole);
        cut = Files.write(shared.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length * 6 / 10));
        sound = Footage.ofSound("sine=f=440:r=48000").seconds(1).write(shared.resolve("tune.wav"));
        engine = Engine.open(FaultLog.none());
        text = Files.writeString(shared.resolve("renamed.mp4"), "a text and no film\n".repeat(9));
    }

    private void open(Path folder, Runnable fill) throws Exception {
        fixture = new LibraryFixture(folder, engine);
        fill.run();
        background = new Background(failures::add);
        window =
                TestWindow.show(
                        () -> {
                            model =
                                    fixture.model(
                                            background.waiting(),
                                            background.edits(),
                                            new FxThread());
                            source = new Label("files");
                            source.setOnDragDetected(event -> {
                                Dragboard board = source.startDragAndDrop(TransferMode.COPY);
                                ClipboardContent content = new ClipboardContent();
                                content.putFiles(dragged);
                                board.setContent(content);
                                event.consume();
                            });
                            screen =
                                    new LibraryScreen(
                                            model,
                                            source,
                                            fixture.notices,
                                            fixture.messages,
                                            () -> new Keymap(Map.of()),
                                            exports(folder),
                                            new NoCloud());
                            screen.shown();
                            StackPane root = new StackPane(screen.view());
                            Theme.DARK.dress(root);
                            return root;
                        },
                        1100,
                        700);
        TestWindow.until("an answer", () -> model.answerProperty().get() != null);
    }

    @AfterEach
    void close() throws Exception {
        // what still reads when the library closes may fail
        List<Throwable> before = List.copyOf(failures);
        TestWindow.run(model::close);
        window.close();
        background.close();
        fixture.close();
        failures.clear();
        assertEquals(List.of(), before);
    }

    @AfterAll
    void forget() {
        engine.close();
        StudioHeadless.nextFiles = List.of();
    }

    /// What is exported goes into a folder `out`.
    private ExportMenu exports(Path folder) {
        SettingsFile file = new SettingsFile(folder.resolve("settings.json"));
        SettingsModel settings =
                new SettingsModel(
                        StudioSettings.usual(), file, background.edits(), this::failedSetting);
        return new ExportMenu(
                new ExportModel(
                        fixture.library,
                        new AnalysisArchive(folder.resolve("analyses")),
                        engine,
                        settings,
                        new Told(folder.resolve("out")),
                        shownInFolder::add,
                        background.waiting(),
                        new FxThread(),
                        fixture.notices,
                        fixture.messages),
                fixture.messages);
    }

    private void failedSetting(Optional<IOException> failed) {
        failed.ifPresent(failures::add);
    }

    private record Told(Path place) implements ExportPlaces {
        @Override
        public Optional<Path> file(String name) {
            return Optional.of(place.resolve(name));
        }

        @Override
        public Optional<Path> folder() {
            return Optional.of(place);
        }
    }

    private LibraryAnswer answer() {
        return Objects.requireNonNull(model.answerProperty().get());
    }

    private List<String> titles() {
        return answer().cards().stream().map(card -> card.asset().title()).sorted().toList();
    }

    private void untilIdle() throws Exception {
        TestWindow.until("the import's end", () -> model.imports().busyProperty().get().isEmpty());
    }

    private boolean says(String part) {
        return model.imports().lines().stream().anyMatch(line -> line.words().contains(part));
    }

    private Node node(String selector) throws Exception {
        return TestWindow.fx(
                () -> Objects.requireNonNull(window.scene().lookup(selector), selector));
    }

    @Test
    void filesDroppedOnTheWindowAreImportedAndEachBadOneHasItsWords(@TempDir Path folder)
            throws Exception {
        open(folder, () -> {});
        assertTrue(TestWindow.fx(() -> answer().bare()));
        dragged.clear();
        dragged.addAll(List.of(text.toFile(), cut.toFile(), sound.toFile(), good.toFile()));
        window.drag(source, node("#library-search"));
        TestWindow.until("two videos", () -> titles().equals(List.of("cut", "talk")));
        untilIdle();
        TestWindow.run(() -> {
            assertTrue(says("renamed.mp4 is text"));
            assertTrue(says("cut.mp4 is cut off"));
            assertTrue(says("no picture"));
            assertTrue(says("2 videos imported"));
        });
        TestWindow.until("both analysed", () -> fixture.analysed.size() == 2);
        TestWindow.until(
                "the damage on the card",
                () ->
                        window.scene().getRoot().lookupAll(".card-line").stream()
                                .anyMatch(n ->
                                        n instanceof Label l
                                                && l.getText().startsWith("Damaged after")));
    }

    @Test
    void aButtonAndAPastedPathImportToo(@TempDir Path folder) throws Exception {
        open(folder, () -> {});
        StudioHeadless.nextFiles = List.of(good.toFile());
        window.click(node("#library-import"), 1);
        TestWindow.until("the chosen one", () -> titles().equals(List.of("talk")));
        untilIdle();
        TestWindow.run(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(cut + "\n" + good.toUri());
            Clipboard.getSystemClipboard().setContent(content);
        });
        window.press(KeyCode.CONTROL, KeyCode.V);
        TestWindow.until("the pasted one", () -> titles().equals(List.of("cut", "talk")));
        untilIdle();
        assertTrue(TestWindow.fx(() -> says("talk.mp4 is in the library already")));
    }

    @Test
    void whatCameOfTheLastFileIsInViewHoweverManyThereAre(@TempDir Path folder) throws Exception {
        open(folder, () -> {});
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            files.add(Files.copy(text, folder.resolve("text" + i + ".mp4")));
        }
        files.add(good);
        TestWindow.run(() -> model.imports().take(files));
        untilIdle();
        TestWindow.until(
                "the last line in view",
                () -> {
                    Node heard = window.scene().lookup("#import-heard");
                    return heard.lookupAll(".import-line").stream()
                            .filter(n -> n instanceof Label l && l.getText().contains("imported"))
                            .anyMatch(n ->
                                    heard.localToScene(heard.getLayoutBounds())
                                            .contains(n.localToScene(n.getLayoutBounds())));
                });
    }

    @Test
    void aChatLogWithoutANameIsAskedForAndJoined(@TempDir Path folder) throws Exception {
        open(folder, () -> {});
        Path chat =
                Files.writeString(
                        folder.resolve("log.jsonl"),
                        """
                        {"t":0.2,"text":"hello","user":"ann"}
                        {"t":1,"text":"hi","user":"bob"}
                        """);
        TestWindow.run(() -> model.imports().take(List.of(chat, good, cut)));
        TestWindow.until("a question", () -> says("Which video does log.jsonl belong to?"));
        untilIdle();
        VideoId talk =
                TestWindow.fx(() -> {
                    ImportLine line =
                            model.imports().lines().stream()
                                    .filter(l -> l.ask() != null)
                                    .findFirst()
                                    .orElseThrow();
                    ImportOutcome.Ask ask = Objects.requireNonNull(line.ask());
                    Asset asset = ask.candidates().getFirst();
                    model.imports().answer(line, asset);
                    return asset.videoId();
                });
        TestWindow.until("the joining", () -> says("log.jsonl is the chat of “talk”"));
        assertEquals(chat.toString(), fixture.library.index().memo(talk).chat());
    }

    @Test
    void aFileThatGoesIsMissedThoughTheStoreStaysAsItIs(@TempDir Path folder) throws Exception {
        VideoId video = VideoId.of("a");
        Path file = Files.writeString(folder.resolve("a.mp4"), "a film");
        open(
                folder,
                () -> {
                    fixture.video("a", "Friday", 1, Asset.Status.ANALYZED);
                    try {
                        fixture.library.sourceSeen(video, SourceFile.of(file));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        TestWindow.until("it was looked for", () -> model.pictured());
        assertFalse(TestWindow.fx(() -> model.gone(video)));
        Files.delete(file);
        TestWindow.run(model::lookAtFiles);
        TestWindow.until("the file is missed", () -> model.gone(video));
    }

    @Test
    void typingFindsArrowsMoveAndEnterOpens(@TempDir Path folder) throws Exception {
        open(
                folder,
                () -> {
                    fixture.video("b", "Holiday", 1, Asset.Status.ANALYZED);
                    fixture.video("a", "Friday stream", 1, Asset.Status.ANALYZED);
                    fixture.clip("c", "b", "A great wave", "88", Clip.Status.PROPOSED);
                });
        TextField search = (TextField) node("#library-search");
        window.click(search, 1);
        window.press(KeyCode.W);
        window.press(KeyCode.A);
        window.press(KeyCode.V);
        TestWindow.until("one found", () -> titles().equals(List.of("Holiday")));
        window.press(KeyCode.DOWN);
        window.press(KeyCode.ENTER);
        assertEquals(List.of("b"), fixture.opened);
        TestWindow.run(() -> search.setText("zebra"));
        TestWindow.until("nothing found", () -> window.scene().lookup(".empty-state").isVisible());
        TestWindow.run(() -> search.setText("clips where viralty > 3"));
        TestWindow.until(
                "the error",
                () ->
                        ((Label) window.scene().lookup("#library-wrong"))
                                .getText()
                                .contains("'viralty'"));
        assertFalse(window.scene().lookup(".empty-state").isVisible());
        TestWindow.run(() -> search.setText("clips where virality > 80"));
        TestWindow.until(
                "a clip",
                () -> answer().kind() == LibraryAsk.Kind.CLIPS && answer().cards().size() == 1);
        TestWindow.until(
                "its card",
                () ->
                        window.scene().lookup(".card") instanceof CardView v
                                && v.card() instanceof Card.OfClip);
        window.click(".card", 2);
        assertEquals(List.of("b", "b/c"), fixture.opened);
    }

    @Test
    void aCardIsRenamedInItsPlaceAndRemovedWithAWayBack(@TempDir Path folder) throws Exception {
        open(folder, () -> fixture.video("a", "Friday", 1, Asset.Status.ANALYZED));
        TestWindow.until("the card", () -> window.scene().lookup(".card") != null);
        window.click(".card", 1);
        window.press(KeyCode.F2);
        TextField field = (TextField) node(".card-edit");
        TestWindow.run(() -> field.setText("Satur"));
        Asset other = fixture.video("b", "Another", 1, Asset.Status.ANALYZED);
        TestWindow.run(() -> model.refresh());
        TestWindow.until("the other one found", () -> answer().cards().size() == 2);
        assertTrue(TestWindow.fx(field::isFocused), "what comes in leaves the typing alone");
        fixture.library.delete(other.key());
        TestWindow.run(() -> model.refresh());
        TestWindow.run(() -> field.setText("Saturday"));
        window.press(KeyCode.ENTER);
        TestWindow.until("the new title", () -> titles().equals(List.of("Saturday")));
        window.press(KeyCode.DELETE);
        TestWindow.until("the card's end", () -> titles().isEmpty());
        window.press(KeyCode.CONTROL, KeyCode.Z);
        TestWindow.until("the card again", () -> titles().equals(List.of("Saturday")));
    }

    @Test
    void whatIsChosenIsExportedByTheKeyboardAFileForEachVideo(@TempDir Path folder)
            throws Exception {
        Path out = Files.createDirectories(folder.resolve("out"));
        open(
                folder,
                () -> {
                    fixture.video("a", "Friday", 1, Asset.Status.ANALYZED);
                    fixture.video("b", "Holiday", 2, Asset.Status.ANALYZED);
                    fixture.clip("c1", "a", "A wave", "88", Clip.Status.APPROVED);
                    fixture.clip("c2", "a", "A dog", "70", Clip.Status.PROPOSED);
                    fixture.clip("c3", "b", "A cat", "90", Clip.Status.RENDERED);
                });
        TestWindow.until("the cards", () -> window.scene().lookup(".card") != null);
        window.click(".card", 1);
        window.press(KeyCode.CONTROL, KeyCode.A);
        TestWindow.run(screen::export);
        fire("export-csv");
        TestWindow.until(
                "both files",
                () -> fixture.notices.shown().stream().anyMatch(n -> n.words().startsWith("2 f")));
        String friday = Files.readString(out.resolve("Friday.csv"));
        assertTrue(friday.contains("A wave") && !friday.contains("A dog"), friday);
        assertTrue(Files.readString(out.resolve("Holiday.csv")).contains("A cat"));
        Notice said = TestWindow.fx(() -> fixture.notices.shown().getLast());
        TestWindow.run(Objects.requireNonNull(said.work()));
        assertEquals(List.of(out.resolve("Friday.csv")), shownInFolder);
    }

    private static void fire(String id) throws Exception {
        TestWindow.run(() ->
                Window.getWindows().stream()
                        .filter(ContextMenu.class::isInstance)
                        .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
                        .filter(item -> id.equals(item.getId()))
                        .findFirst()
                        .orElseThrow()
                        .fire());
    }

    @Test
    void aMovedVideoIsFoundAgainByItsContent(@TempDir Path folder) throws Exception {
        open(folder, () -> {});
        Path here = Files.copy(good, folder.resolve("here.mp4"));
        TestWindow.run(() -> model.imports().take(List.of(here)));
        TestWindow.until("the video", () -> titles().equals(List.of("here")));
        untilIdle();
        Path there = Files.createDirectories(folder.resolve("archive")).resolve("there.mp4");
        Files.move(here, there);
        TestWindow.run(() -> model.feed().storeChanged());
        TestWindow.run(() -> model.refresh());
        Asset asset = TestWindow.fx(() -> answer().cards().getFirst().asset());
        TestWindow.run(() -> model.edits().relink(asset, cut));
        TestWindow.until(
                "the refusal",
                () ->
                        fixture.notices.shown().stream()
                                .anyMatch(n -> n.words().contains("something else than 'here'")));
        TestWindow.run(() -> model.edits().relink(asset, folder.resolve("archive")));
        TestWindow.until(
                "the file",
                () ->
                        fixture.notices.shown().stream()
                                .anyMatch(n -> n.words().equals("“here” is linked again.")));
        List<SourceFile> places = fixture.library.sourceFiles(asset.videoId());
        assertTrue(places.stream().anyMatch(place -> place.path().equals(there)));
    }

    private static final class NoCloud implements CloudFiles {
        @Override
        public boolean available() {
            return false;
        }

        @Override
        public void upload(Asset asset) {
            throw new AssertionError("no cloud");
        }

        @Override
        public void fetch(Asset asset) {
            throw new AssertionError("no cloud");
        }
    }
}
