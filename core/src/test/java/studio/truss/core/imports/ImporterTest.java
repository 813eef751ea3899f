package studio.truss.core.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.Analyst;
import studio.truss.core.clips.ClipSettings;
import studio.truss.core.clips.FileCams;
import studio.truss.core.clips.KnownCams;
import studio.truss.core.clips.LibraryRecorder;
import studio.truss.core.engine.Engine;
import studio.truss.core.imports.ImportOutcome.Added;
import studio.truss.core.imports.ImportOutcome.Ask;
import studio.truss.core.imports.ImportOutcome.Joined;
import studio.truss.core.imports.ImportOutcome.Known;
import studio.truss.core.imports.ImportOutcome.Refused;
import studio.truss.core.library.DataFolder;
import studio.truss.core.library.Library;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.sqlite.LibraryFolder;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.KnownCam;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.testing.Footage;
import studio.truss.core.worker.lane.FaultLog;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Real files, made here, through the engine's real workers.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImporterTest {
    private static final String CHAT =
            """
            {"t":0.2,"text":"hello","user":"ann"}
            {"t":1.5,"text":"what a shot","user":"bob"}
            """;
    private static final Clock CLOCK = Clock.systemUTC();

    private Path good;
    private Path cut;
    private Path sound;
    private Engine engine;
    private Path folder;
    private Library library;
    private LibraryRecorder recorder;
    private Importer importer;
    private final List<Path> transcripts = new ArrayList<>();

    @BeforeAll
    void make(@TempDir Path shared) throws IOException {
        good =
                Footage.ofPicture("testsrc2=s=320x180:r=25")
                        .sound("sine=f=440:r=48000")
                        .seconds(3)
                        .write(shared.resolve("talk.mp4"));
        Path whole =
                Footage.ofPicture("testsrc2=s=320x180:r=25")
                        .seconds(8)
                        .gop(25)
                        .write(shared.resolve("whole.mp4"));
        byte[] bytes = Files.readAllBytes(whole);
        cut = Files.write(shared.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length * 6 / 10));
        sound = Footage.ofSound("sine=f=440:r=48000").seconds(1).write(shared.resolve("a.wav"));
        engine = Engine.open(FaultLog.none());
    }

    @AfterAll
    void end() {
        engine.close();
    }

    @BeforeEach
    void open(@TempDir Path fresh) {
        folder = fresh;
        library = new LibraryFolder(new DataFolder(folder.resolve("home")), CLOCK).openCurrent();
        recorder = new LibraryRecorder(library, CLOCK);
        transcripts.clear();
        importer = new Importer(library, analyst(), recorder, new Transcripts());
    }

    @Test
    void aFileThatTheLibraryHasNoRoomForIsToldOfAndTheNextIsTried() {
        Library full =
                (Library)
                        Proxy.newProxyInstance(
                                Library.class.getClassLoader(),
                                new Class<?>[] {Library.class},
                                (_, method, values) -> {
                                    if (method.getName().equals("create")) {
                                        throw new LibraryException(
                                                LibraryException.Problem.FULL, "The disk is full.");
                                    }
                                    return method.invoke(library, values);
                                });
        List<ImportOutcome> outcomes = new ArrayList<>();
        new Importer(full, analyst(), recorder, new Transcripts())
                .take(DroppedFiles.of(List.of(good, cut)), outcomes::add, () -> false);
        assertEquals(2, outcomes.size());
        Refused refused = assertInstanceOf(Refused.class, outcomes.getFirst());
        assertTrue(refused.words().endsWith("was not imported. The disk is full."));
    }

    private Analyst analyst() {
        return new Analyst(engine, null, "1", "8");
    }

    @AfterEach
    void close() {
        library.close();
    }

    private final class Transcripts implements TranscriptIntake {
        @Override
        public Optional<String> problem(Path file) {
            return file.toString().endsWith(".srt")
                    ? Optional.empty()
                    : Optional.of("no transcript");
        }

        @Override
        public void take(Path file, String sha256) {
            transcripts.add(file);
        }
    }

    private List<ImportOutcome> take(Path... files) {
        List<ImportOutcome> outcomes = new ArrayList<>();
        importer.take(DroppedFiles.of(List.of(files)), outcomes::add, () -> false);
        return outcomes;
    }

    private static Added added(ImportOutcome outcome) {
        return assertInstanceOf(Added.class, outcome, words(outcome));
    }

    private Path copy(Path file, String name) throws IOException {
        return Files.copy(file, folder.resolve(name));
    }

    @Test
    void eachFileHasItsOwnPlainWordsAndTheGoodOnesAreTaken() throws IOException {
        Path text = Files.writeString(folder.resolve("text.mp4"), "a text and no film\n".repeat(9));
        Path empty = Files.writeString(folder.resolve("empty.mp4"), "");
        Path gone = folder.resolve("gone.mp4");
        List<ImportOutcome> outcomes = take(text, cut, sound, empty, gone, good);
        assertTrue(words(outcomes.get(0)).contains("is text"), words(outcomes.get(0)));
        Added partly = added(outcomes.get(1));
        assertTrue(String.valueOf(partly.problem()).contains("cut off"), partly.problem());
        assertTrue(words(outcomes.get(2)).contains("no picture"), words(outcomes.get(2)));
        assertTrue(words(outcomes.get(3)).contains("empty"), words(outcomes.get(3)));
        assertTrue(words(outcomes.get(4)).contains("no file"), words(outcomes.get(4)));
        Added whole = added(outcomes.get(5));
        assertNull(whole.problem());
        assertEquals("talk", whole.asset().title());
        assertEquals(Asset.Status.NEW, whole.asset().status());
        assertEquals(2, library.index().videos().size());
        Long usable = library.index().memo(partly.asset().videoId()).usableMs();
        assertNotNull(usable);
        assertTrue(usable > 1_000 && usable < 8_000, usable.toString());
    }

    private static String words(ImportOutcome outcome) {
        return outcome instanceof Refused(Path file, String words) ? words : outcome.toString();
    }

    @Test
    void theSameContentIsOneVideoWithAFurtherPlace() throws IOException {
        Asset first = added(take(good).getFirst()).asset();
        Path other = copy(good, "another name.mkv");
        Known known = assertInstanceOf(Known.class, take(other).getFirst());
        assertEquals(first.videoId(), known.asset().videoId());
        assertEquals(2, library.sourceFiles(first.videoId()).size());
        assertEquals(1, library.index().videos().size());
    }

    @Test
    void aChatLogIsJoinedToTheVideoItCameWith() throws IOException {
        Path chat = Files.writeString(folder.resolve("log.jsonl"), CHAT);
        List<ImportOutcome> outcomes = take(chat, good);
        Joined joined = assertInstanceOf(Joined.class, outcomes.get(1));
        assertEquals(chat.toString(), library.index().memo(joined.asset().videoId()).chat());
    }

    @Test
    void aChatLogThatLiesBesideAVideoIsFoundByItsName() throws IOException {
        Path film = copy(good, "night.mp4");
        Path chat = Files.writeString(folder.resolve("night.chat.jsonl"), CHAT);
        Files.writeString(folder.resolve("night.srt"), "1");
        Files.writeString(folder.resolve("nightly.jsonl"), CHAT);
        Added added = added(take(film).getFirst());
        assertEquals(chat.toString(), library.index().memo(added.asset().videoId()).chat());
        assertEquals(List.of(folder.resolve("night.srt")), transcripts);
    }

    @Test
    void whereItIsUnclearToWhichVideoAChatLogBelongsItIsAsked() throws IOException {
        Path chat = Files.writeString(folder.resolve("log.jsonl"), CHAT);
        List<ImportOutcome> outcomes = take(good, cut, chat);
        Ask ask = assertInstanceOf(Ask.class, outcomes.get(2));
        assertEquals(List.of("talk", "cut"), ask.candidates().stream().map(Asset::title).toList());
        Asset chosen = ask.candidates().get(1);
        assertInstanceOf(Joined.class, importer.join(chat, ask.kind(), chosen));
        assertEquals(chat.toString(), library.index().memo(chosen.videoId()).chat());
    }

    @Test
    void aTextThatIsNoChatLogIsRefused() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "buy milk");
        assertTrue(words(take(notes).getFirst()).contains("notes.txt"));
    }

    @Test
    void anImportedVideoIsAnalysedAndItsMomentsAreClips() {
        VideoId video = added(take(good).getFirst()).asset().videoId();
        List<AnalysisStep> steps = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        VideoAnalysis analysis =
                new VideoAnalysis(
                        library,
                        analyst(),
                        recorder,
                        new FileCams(folder.resolve("cams.json")),
                        ClipSettings::usual,
                        new AnalysisKeeper() {
                            @Override
                            public void found(Analysis found) {
                                kept.add(found.source().sha256());
                                assertEquals(List.of(), library.clips(video), "kept first");
                            }

                            @Override
                            public void recorded(Analysis found) {
                                assertEquals(1, kept.size());
                                assertEquals(
                                        found.findings().moments().size(),
                                        library.clips(video).size());
                            }
                        });
        AnalysisEnd end = analysis.run(video, steps::add, () -> false);
        assertEquals(new AnalysisEnd.Done(library.clips(video).size()), end);
        assertEquals(Asset.Status.ANALYZED, status(video));
        assertEquals(1, kept.size());
        assertEquals(
                end.equals(new AnalysisEnd.Done(0)), library.index().memo(video).outcome() != null);

        assertEquals(new AnalysisEnd.Cancelled(), analysis.run(video, steps::add, () -> true));
        assertEquals(Asset.Status.ANALYZED, status(video), "it was analysed before, and still is");
    }

    @Test
    void theNextAnalysisFramesByTheCameraThatTheCreatorDrew() {
        Asset asset = added(take(good).getFirst()).asset();
        FileCams cams = new FileCams(folder.resolve("cams.json"));
        PictureShape picture =
                new PictureShape(
                        Math.toIntExact(Objects.requireNonNull(asset.width())),
                        Math.toIntExact(Objects.requireNonNull(asset.height())),
                        1);
        KnownCam drawn = KnownCam.drawn(new Box(200, 100, 110, 70));
        cams.remember(KnownCams.USUAL_CHANNEL, picture, drawn);
        List<KnownCam> used = new ArrayList<>();
        VideoAnalysis analysis =
                new VideoAnalysis(
                        library,
                        analyst(),
                        recorder,
                        cams,
                        ClipSettings::usual,
                        found ->
                                used.add(
                                        Objects.requireNonNull(
                                                found.settings().framing().knownCam())));
        analysis.run(asset.videoId(), step -> {}, () -> false);
        assertEquals(List.of(drawn), used);
        assertEquals(Optional.of(drawn), cams.find(KnownCams.USUAL_CHANNEL, picture));
    }

    private Asset.Status status(VideoId video) {
        return Asset.of(Objects.requireNonNull(library.get(new EntityKey.Asset(video)))).status();
    }

    @Test
    void anAnalysisThatIsCancelledCanBeOfferedAgain() {
        VideoId video = added(take(good).getFirst()).asset().videoId();
        VideoAnalysis analysis =
                new VideoAnalysis(
                        library,
                        analyst(),
                        recorder,
                        new FileCams(folder.resolve("cams.json")),
                        ClipSettings::usual,
                        found -> {});
        assertEquals(new AnalysisEnd.Cancelled(), analysis.run(video, step -> {}, () -> true));
        assertEquals(Asset.Status.ANALYZING, status(video));
    }

    @Test
    void aMovedFileIsFoundAgainByItsContentAndAnotherIsRefused() throws IOException {
        Path here = copy(good, "here.mp4");
        Asset asset = added(take(here).getFirst()).asset();
        Relinker relinker = new Relinker(library, recorder);
        Path there = folder.resolve("archive/2026/renamed.bin");
        Files.createDirectories(there.getParent());
        Files.copy(cut, there.resolveSibling("other.mp4"));
        Files.move(here, there);
        assertTrue(relinker.place(asset.videoId()).isEmpty());
        Relinker.Result.NotFound wrong =
                assertInstanceOf(Relinker.Result.NotFound.class, relinker.file(asset, cut));
        assertTrue(wrong.words().contains("something else than 'here'"), wrong.words());
        assertEquals(
                Map.of(asset.videoId(), there),
                relinker.folder(List.of(asset), folder.resolve("archive"), () -> false));
        assertEquals(Optional.of(there), relinker.place(asset.videoId()));
    }
}
