package studio.truss.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import studio.truss.core.demo.DemoScript;
import studio.truss.core.media.AudioStream;
import studio.truss.core.media.ChapterMark;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.MediaProblem;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.TimeRange;
import studio.truss.core.media.VideoStream;
import studio.truss.core.reframe.FramingWishes;
import studio.truss.core.reframe.LayoutChoice;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.layout.Reframer;
import studio.truss.core.reframe.layout.Seen;
import studio.truss.core.render.ClipTags;
import studio.truss.core.render.EncoderLadder;
import studio.truss.core.render.Quality;
import studio.truss.core.render.RenderGroup;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.Renderer;
import studio.truss.core.shots.Shot;
import studio.truss.core.testing.Footage;
import studio.truss.core.testing.ProbedChapters;
import studio.truss.core.worker.lane.FaultLog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The engine over real worker processes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineTest {
    private Path folder;
    private Path file;
    private Engine engine;

    @BeforeAll
    void open(@TempDir Path shared) {
        folder = shared;
        file =
                Footage.ofPicture("testsrc2=s=320x180:r=25")
                        .sound("sine=f=440:r=48000")
                        .seconds(2)
                        .write(folder.resolve("it's a \"film\" 100% \uD83C\uDFAC.mp4"));
        engine = Engine.open(FaultLog.none());
    }

    @AfterAll
    void close() {
        engine.close();
    }

    @Test
    void aFileIsProbedInAWorker() {
        MediaInfo info = info();
        assertEquals(320, info.picture().orElseThrow().width());
        assertTrue(info.sound().isPresent());
    }

    @Test
    void whatIsNoMediaIsSaidSo() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no film");
        var unusable = assertInstanceOf(ProbeResult.Unusable.class, engine.probe(text));
        assertEquals(MediaProblem.Kind.NOT_MEDIA, unusable.problem().kind());
    }

    @Test
    void everyFrameIsSeen() {
        MediaInfo info = info();
        VideoStream video = info.picture().orElseThrow();
        var request = EngineJobs.Watch.whole(file, video, info.durationMs(), null);
        assertEquals(50, got(engine.watch(request, Heartbeat.none())).frames());
    }

    @Test
    void onlyTheAskedRangesAreSeen() {
        MediaInfo info = info();
        VideoStream video = info.picture().orElseThrow();
        List<TimeRange> ranges = List.of(TimeRange.of(200, 400), TimeRange.of(1000, 1200));
        var request = new EngineJobs.Watch(file, video, info.durationMs(), ranges, 0, 160, 1, null);
        Watched watched = got(engine.watch(request, Heartbeat.none()));
        assertEquals(10, watched.frames());
        assertEquals(List.of(), watched.faces());
    }

    @Test
    void allOfTheSoundIsHeard() {
        MediaInfo info = info();
        AudioStream sound = info.sound().orElseThrow();
        var heard = got(engine.listen(file, info, sound, Heartbeat.none()));
        assertEquals(info.durationMs(), heard.track().durationMs());
        assertEquals(0, heard.damaged());
    }

    @Test
    void aFileThatIsGoneIsRefusedInWords() {
        MediaInfo info = info();
        VideoStream video = info.picture().orElseThrow();
        Path gone = folder.resolve("gone.mp4");
        var request = EngineJobs.Watch.whole(gone, video, info.durationMs(), null);
        var refused =
                assertInstanceOf(
                        EngineResult.Refused.class, engine.watch(request, Heartbeat.none()));
        assertEquals(MediaProblem.Kind.NOT_THERE, refused.problem().kind());
    }

    @Test
    void aHeartbeatThatThrowsCancelsTheWork() {
        MediaInfo info = info();
        AudioStream sound = info.sound().orElseThrow();
        Path pipe = folder.resolve("never-read");
        Heartbeat stop =
                (doneMs, totalMs) -> {
                    throw new Heartbeat.Cancelled();
                };
        try (Engine busy = Engine.open(FaultLog.none())) {
            // A worker takes longer to start than the first beat to come.
            assertInstanceOf(EngineResult.Cancelled.class, busy.listen(pipe, info, sound, stop));
        }
    }

    @Test
    void aClipIsRenderedAndToldOf() {
        EncoderLadder ladder = got(engine.encoders(Heartbeat.none()));
        List<Integer> told = new ArrayList<>();
        Path output = folder.resolve("clip.mp4");
        List<RenderOutcome> outcomes =
                engine.renderer(ladder, 1)
                        .render(
                                new RenderGroup(List.of(plan(output))),
                                Heartbeat.none(),
                                (index, outcome) -> told.add(index));
        var rendered = assertInstanceOf(RenderOutcome.Rendered.class, outcomes.getFirst());
        assertEquals(output, rendered.file());
        assertTrue(Files.exists(output));
        assertEquals(List.of(0), told);
    }

    @Test
    void aCopyHasTheSourcesFramesAndTheChapters() {
        Path copy = folder.resolve("copy \uD83C\uDFAC.mp4");
        List<ChapterMark> chapters =
                List.of(
                        new ChapterMark(TimeRange.of(0, 700), "Ärger"),
                        new ChapterMark(TimeRange.of(700, 2_000), "Two"));
        got(engine.copy(new EngineJobs.Copy(file, info(), chapters, copy), Heartbeat.none()));
        assertEquals(chapters, ProbedChapters.of(copy));
        MediaInfo copied = assertInstanceOf(ProbeResult.Usable.class, engine.probe(copy)).info();
        assertEquals(info().durationMs(), copied.durationMs());
        VideoStream video = copied.picture().orElseThrow();
        var request = EngineJobs.Watch.whole(copy, video, copied.durationMs(), null);
        assertEquals(50, got(engine.watch(request, Heartbeat.none())).frames());
        assertFalse(Files.exists(folder.resolve("copy \uD83C\uDFAC.mp4.part")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"b.mkv", "b.ts", "b.mov"})
    void aCopyOfAnotherContainerIsTheSameFilm(String name) {
        Path source =
                Footage.ofPicture("testsrc2=s=320x180:r=25")
                        .sound("sine=f=440:r=48000")
                        .seconds(2)
                        .bFrames(2)
                        .pictureStart(400)
                        .soundStart(100)
                        .write(folder.resolve(name));
        MediaInfo before = assertInstanceOf(ProbeResult.Usable.class, engine.probe(source)).info();
        Path copy = folder.resolve(name + "-copy.mp4");
        List<ChapterMark> chapters =
                List.of(
                        new ChapterMark(TimeRange.of(0, 500), "One"),
                        new ChapterMark(TimeRange.of(500, before.durationMs()), "Two"));
        got(engine.copy(new EngineJobs.Copy(source, before, chapters, copy), Heartbeat.none()));
        assertEquals(chapters, ProbedChapters.of(copy));
        MediaInfo after = assertInstanceOf(ProbeResult.Usable.class, engine.probe(copy)).info();
        assertEquals((double) before.durationMs(), (double) after.durationMs(), 100);
        var request =
                EngineJobs.Watch.whole(
                        copy, after.picture().orElseThrow(), after.durationMs(), null);
        assertEquals(50, got(engine.watch(request, Heartbeat.none())).frames());
    }

    @ParameterizedTest
    @CsvSource({"c.webm,cannot hold vp8", "c.avi,bear no times"})
    void whatCannotBeCopiedIsSaidAndLeavesNothing(String name, String words) {
        Path source =
                Footage.ofPicture("testsrc2=s=320x180:r=25").seconds(1).write(folder.resolve(name));
        MediaInfo info = assertInstanceOf(ProbeResult.Usable.class, engine.probe(source)).info();
        Path copy = folder.resolve(name + "-copy.mp4");
        var refused =
                assertInstanceOf(
                        EngineResult.Refused.class,
                        engine.copy(
                                new EngineJobs.Copy(source, info, List.of(), copy),
                                Heartbeat.none()));
        assertTrue(refused.problem().message().contains(words), refused.problem().message());
        assertFalse(Files.exists(copy));
        assertFalse(Files.exists(folder.resolve(name + "-copy.mp4.part")));
    }

    @Test
    void aCopyThatCannotBeWrittenLeavesNothing() throws IOException {
        Path gone = folder.resolve("no-folder").resolve("copy.mp4");
        var refused =
                assertInstanceOf(
                        EngineResult.Refused.class,
                        engine.copy(
                                new EngineJobs.Copy(file, info(), List.of(), gone),
                                Heartbeat.none()));
        assertEquals(MediaProblem.Kind.NOT_WRITABLE, refused.problem().kind());
        assertFalse(Files.exists(gone));
    }

    @Test
    void aScriptedStreamIsFilmed() {
        DemoScript script =
                new DemoScript(
                        320,
                        180,
                        10,
                        2_000,
                        1,
                        6_000,
                        List.of(
                                new DemoScript.Scene(0, DemoScript.Scene.Setting.TALK),
                                new DemoScript.Scene(1_000, DemoScript.Scene.Setting.GAME)),
                        List.of(new DemoScript.Cue(500, 1_500, DemoScript.Cue.Event.LAUGHTER, 5)));
        Path film = folder.resolve("film.mp4");
        String encoder = got(engine.encoders(Heartbeat.none())).candidates("auto").getFirst();
        var request = new EngineJobs.Film(script, film, encoder, Quality.DRAFT);
        assertEquals(20, got(engine.film(request, Heartbeat.none())).frames());
        var usable = assertInstanceOf(ProbeResult.Usable.class, engine.probe(film));
        assertEquals(2_000, usable.info().durationMs());
        assertEquals("stereo", usable.info().sound().orElseThrow().layout());
        assertFalse(Files.exists(folder.resolve("film.mp4.part")));
    }

    @Test
    void aCancelledRenderLeavesNothing() throws IOException {
        EncoderLadder ladder = got(engine.encoders(Heartbeat.none()));
        Path output = folder.resolve("cancelled").resolve("clip.mp4");
        Heartbeat stop =
                (doneMs, totalMs) -> {
                    if (totalMs > 0) {
                        throw new Heartbeat.Cancelled();
                    }
                };
        List<RenderOutcome> outcomes =
                engine.renderer(ladder, 1)
                        .render(
                                new RenderGroup(List.of(plan(output))),
                                stop,
                                Renderer.Listener.none());
        assertEquals(List.of(new RenderOutcome.Cancelled()), outcomes);
        try (var left = Files.list(output.getParent())) {
            assertEquals(List.of(), left.toList());
        }
        assertFalse(Files.exists(output));
    }

    private RenderPlan plan(Path output) {
        MediaInfo info = info();
        TimeRange range = TimeRange.of(0, 2000);
        PictureShape picture = PictureShape.of(info.picture().orElseThrow());
        var watched =
                got(
                        engine.watch(
                                EngineJobs.Watch.whole(
                                        file,
                                        info.picture().orElseThrow(),
                                        info.durationMs(),
                                        null),
                                Heartbeat.none()));
        var shots =
                new Reframer(picture, 9.0 / 16, FramingWishes.of(LayoutChoice.AUTO))
                        .frame(
                                List.of(new Shot(range)),
                                Seen.of(watched.faces(), watched.motion()));
        return RenderPlan.of(file, info, range, shots, new ClipTags("title", "comment"), output);
    }

    private MediaInfo info() {
        return assertInstanceOf(ProbeResult.Usable.class, engine.probe(file)).info();
    }

    private static <R> R got(EngineResult<R> result) {
        return switch (result) {
            case EngineResult.Got<R>(R value) -> value;
            case EngineResult.Refused<R>(MediaProblem problem) -> throw new AssertionError(problem);
            case EngineResult.Cancelled<R>() -> throw new AssertionError("cancelled");
        };
    }
}
