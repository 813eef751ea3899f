package studio.truss.core.clips.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.engine.Engine;
import studio.truss.core.engine.EngineJobs;
import studio.truss.core.engine.EngineResult;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.MediaProblem;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.Moment;
import studio.truss.core.moments.MomentSettings;
import studio.truss.core.moments.signal.CloseLook;
import studio.truss.core.moments.signal.ModelMark;
import studio.truss.core.moments.sound.SoundTrack;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.testing.Footage;
import studio.truss.core.worker.lane.FaultLog;
import studio.truss.core.worker.lane.WorkerEnvironment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Both ways of watching, over real workers.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class WatcherTest {
    private static final MomentSettings TWO = new MomentSettings(2, 12_000, 30_000, Set.of());

    private final List<Moment> ranked = new ArrayList<>();
    private Engine engine;
    private Path film;
    private MediaInfo info;
    private Sounds sounds;
    private Looked coarse;

    @BeforeAll
    void film(@TempDir Path folder) {
        film =
                Footage.ofPicture("testsrc2=s=160x90:r=25")
                        .sound(
                                "sine=f=300:r=48000,volume='if(between(t,40,43)+between(t,80,82),1,0.02)':eval=frame")
                        .gop(50)
                        .seconds(110)
                        .write(folder.resolve("film.mp4"));
        engine = Engine.open(FaultLog.none());
        info = assertInstanceOf(ProbeResult.Usable.class, engine.probe(film)).info();
        sounds = new Sounds(heard(), null);
        coarse = got(watcher(engine).coarseToFine(() -> sounds, TWO, progress()));
    }

    @AfterAll
    void close() {
        engine.close();
    }

    private SoundTrack heard() {
        return got(engine.listen(film, info, info.sound().orElseThrow(), Heartbeat.none())).track();
    }

    private Watcher watcher(Engine workers) {
        return new Watcher(workers, film, info.picture().orElseThrow(), info.durationMs(), null);
    }

    private WatchProgress progress() {
        return new WatchProgress() {
            @Override
            public Heartbeat skimming() {
                return Heartbeat.none();
            }

            @Override
            public Heartbeat watching() {
                return Heartbeat.none();
            }

            @Override
            public void ranked(List<Moment> moments) {
                ranked.addAll(moments);
            }
        };
    }

    private static List<TimeRange> ranges(Looked seen) {
        return seen.findings().moments().stream().map(Moment::range).toList();
    }

    @Test
    void coarseToFineFindsWhatEveryFrameFindsAndSaysHowItLooked() {
        assertEquals(2, ranked.size());
        Looked all = got(watcher(engine).all(() -> sounds, TWO, progress()));
        assertEquals(2, ranked.size(), "every frame has no first ranking");
        assertEquals(ranges(all), ranges(coarse));
        assertTrue(coarse.notes().getFirst().contains("55 key frames"), coarse.notes()::toString);
        assertEquals(List.of(), all.notes());
    }

    @Test
    void everyMomentHasBeenLookedAtClosely() {
        assertFalse(coarse.findings().moments().isEmpty());
        for (Moment moment : coarse.findings().moments()) {
            long looks =
                    coarse.seen().faces().stream()
                            .filter(frame -> moment.range().contains(frame.ms()))
                            .count();
            assertEquals(
                    moment.range().lengthMs() / 1000.0 * EngineJobs.Watch.FACES_PER_SECOND,
                    (double) looks,
                    2);
        }
    }

    @Test
    void whatAModelNamesIsLookedAtCloselyAndNothingElseAgain() {
        List<ModelMark> marks =
                List.of(new ModelMark(TimeRange.of(8_000, 24_000), 95, "why", "Title", null, null));
        Looked on = watcher(engine).goOn(coarse, marks, TWO, noSkim());
        Moment named = on.findings().moments().getFirst();
        assertEquals("Title", named.title());
        assertTrue(named.range().iou(TimeRange.of(8_000, 24_000)) > 0.5, named.toString());
        CloseLook close = Objects.requireNonNull(on.observed().close());
        on.findings().moments().forEach(m -> assertTrue(close.covers(m.range()), m.toString()));
        List<TimeRange> kept =
                Objects.requireNonNull(coarse.observed().close()).ranges().stream()
                        .filter(close.ranges()::contains)
                        .toList();
        assertFalse(kept.isEmpty(), close.ranges().toString());
        for (TimeRange range : kept) {
            assertEquals(looks(coarse, range), looks(on, range));
            assertEquals(
                    coarse.seen().motion().meanMotion(range), on.seen().motion().meanMotion(range));
            assertEquals(
                    coarse.seen().look().inside(range).salience(),
                    on.seen().look().inside(range).salience());
        }
        assertEquals(
                named.range().lengthMs() / 1000.0 * EngineJobs.Watch.FACES_PER_SECOND,
                looks(on, named.range()).size(),
                2);
        assertTrue(on.notes().getFirst().startsWith("Gemini"), on.notes()::toString);
        Looked again = watcher(engine).goOn(on, marks, TWO, noSkim());
        assertEquals(on.findings().moments(), again.findings().moments());
        assertEquals(List.of(), again.notes());
        assertSame(on.seen(), again.seen());
    }

    private WatchProgress noSkim() {
        return new WatchProgress() {
            @Override
            public Heartbeat skimming() {
                throw new AssertionError("skimmed again");
            }

            @Override
            public Heartbeat watching() {
                return Heartbeat.none();
            }

            @Override
            public void ranked(List<Moment> moments) {}
        };
    }

    private static List<Long> looks(Looked looked, TimeRange range) {
        return looked.seen().faces().stream().map(FaceFrame::ms).filter(range::contains).toList();
    }

    @Test
    void theNumberOfWorkersChangesNothing() {
        try (Engine one = Engine.open(1, WorkerEnvironment.system(FaultLog.none()))) {
            Looked alone = got(watcher(one).coarseToFine(() -> sounds, TWO, progress()));
            assertEquals(alone.findings().moments(), coarse.findings().moments());
            assertEquals(alone.shots(), coarse.shots());
            assertEquals(alone.seen().faces(), coarse.seen().faces());
        }
    }

    private static <R> R got(EngineResult<R> result) {
        return switch (result) {
            case EngineResult.Got<R>(R value) -> value;
            case EngineResult.Refused<R>(MediaProblem problem) -> throw new AssertionError(problem);
            case EngineResult.Cancelled<R>() -> throw new AssertionError("cancelled");
        };
    }
}
