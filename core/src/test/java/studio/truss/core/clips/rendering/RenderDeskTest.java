package studio.truss.core.clips.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.Framer;
import studio.truss.core.clips.LibraryRecorder;
import studio.truss.core.clips.preflight.Finding;
import studio.truss.core.library.Author;
import studio.truss.core.library.DataFolder;
import studio.truss.core.library.Library;
import studio.truss.core.library.RenderJob;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.sqlite.LibraryFolder;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.TimeRange;
import studio.truss.core.render.ClipTags;
import studio.truss.core.render.RenderGroup;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.Renderer;
import studio.truss.core.testing.ClipJobFixture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The desk on the queue of a real library, with a renderer that fails what is called so.
class RenderDeskTest {
    @TempDir private Path folder;
    private final List<String> made = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private final Map<String, Runnable> meanwhile = new HashMap<>();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private long room = 1L << 40;
    private boolean rested;
    private Library library;
    private RenderDesk desk;
    private ClipId clip;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("a film.mp4"), "a film");
        library = new LibraryFolder(new DataFolder(folder), Clock.systemUTC()).openCurrent();
        clip =
                new LibraryRecorder(library, Clock.systemUTC())
                        .analysed(analysis())
                        .getFirst()
                        .clipId();
        library.update(
                new EntityKey.Clip(clip),
                Change.set("status", AttributeValue.text("APPROVED")),
                Author.CREATOR);
        desk = desk();
    }

    private RenderDesk desk() {
        return new RenderDesk(
                library,
                Fake::new,
                folder -> room,
                new Clock() {
                    @Override
                    public Instant instant() {
                        return now;
                    }

                    @Override
                    public ZoneOffset getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(java.time.ZoneId zone) {
                        return this;
                    }
                },
                waiting::add,
                progress -> {},
                () -> {});
    }

    @AfterEach
    void close() {
        desk.close();
        library.close();
    }

    private static Analysis analysis() {
        return ClipJobFixture.analysis(ClipJobFixture.moment(1_000, 15_000, 80));
    }

    private RenderPlan plan(String file) {
        TimeRange range = TimeRange.of(1_000, 15_000);
        return RenderPlan.of(
                folder.resolve("a film.mp4"),
                analysis().source().info(),
                range,
                new Framer(analysis()).inside(range),
                new ClipTags("title", "comment"),
                folder.resolve(file));
    }

    private final class Fake implements Renderer {
        @Override
        public List<RenderOutcome> render(
                RenderGroup group, Heartbeat heartbeat, Listener listener) {
            String file = String.valueOf(group.plans().getFirst().output().getFileName());
            made.add(file);
            for (int beat = 0; beat < 3; beat++) {
                heartbeat.beat(1_000L * beat, 14_000);
                meanwhile.getOrDefault(file, () -> {}).run();
                now = now.plus(Duration.ofSeconds(1));
            }
            rested = heartbeat.paused();
            return List.of(
                    file.startsWith("bad")
                            ? new RenderOutcome.Failed(
                                    RenderOutcome.Kind.SOURCE_DAMAGED, "It is damaged.")
                            : new RenderOutcome.Cancelled());
        }
    }

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.removeFirst().run();
        }
    }

    private RenderJob job(String file) {
        return desk.jobs().stream()
                .filter(job -> job.outputPath().endsWith(file))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    @Test
    void theCreatorsOrderHoldsAndAHeldClipWaits() {
        desk.ask(clip, plan("a.mp4"));
        desk.ask(clip, plan("b.mp4"));
        desk.ask(clip, plan("c.mp4"));
        desk.before(job("c.mp4").id(), job("a.mp4").id());
        desk.hold(job("a.mp4").id(), true);
        work();
        assertEquals(List.of("c.mp4", "b.mp4"), made);
        assertTrue(job("a.mp4").held());
        desk.hold(job("a.mp4").id(), false);
        work();
        assertEquals(List.of("c.mp4", "b.mp4", "a.mp4"), made);
    }

    @Test
    void aClipPausedUnderWayGivesItsPlaceToTheNextAndIsMadeWhenItMayGoOn() {
        desk.ask(clip, plan("a.mp4"));
        desk.ask(clip, plan("b.mp4"));
        meanwhile.put("a.mp4", () -> desk.hold(job("a.mp4").id(), true));
        work();
        assertEquals(List.of("a.mp4", "b.mp4"), made);
        assertEquals(RenderJob.State.QUEUED, job("a.mp4").state());
        assertEquals(0, job("a.mp4").attempts());
        assertTrue(job("a.mp4").held());
        meanwhile.clear();
        desk.hold(job("a.mp4").id(), false);
        work();
        assertEquals(List.of("a.mp4", "b.mp4", "a.mp4"), made);
    }

    @Test
    void aPausedClipKeepsItsWorkWhileNobodyWaits() {
        desk.ask(clip, plan("a.mp4"));
        meanwhile.put("a.mp4", () -> desk.hold(job("a.mp4").id(), true));
        work();
        assertTrue(rested);
        assertEquals(List.of("a.mp4"), made);
    }

    @Test
    void oneThatFailsHoldsUpNobodyAndCanBeTriedAgain() {
        desk.ask(clip, plan("bad.mp4"));
        desk.ask(clip, plan("good.mp4"));
        work();
        assertEquals(List.of("bad.mp4", "good.mp4"), made);
        assertEquals(RenderJob.State.FAILED, job("bad.mp4").state());
        assertEquals("It is damaged.", job("bad.mp4").message());
        Clip now = Clip.of(Objects.requireNonNull(library.get(new EntityKey.Clip(clip))));
        assertEquals(Clip.Status.FAILED, now.status());
        desk.retry(job("bad.mp4"));
        work();
        assertEquals(List.of("bad.mp4", "good.mp4", "bad.mp4"), made);
    }

    @Test
    void whatWaitsAlreadyIsNotAskedForTwice() {
        desk.ask(clip, plan("a.mp4"));
        desk.ask(clip, plan("a.mp4"));
        assertEquals(1, desk.jobs().size());
        desk.ask(clip, plan("a.mp4").within(2_000_000));
        assertEquals(2, desk.jobs().size(), "another plan is another wish");
    }

    @Test
    void whatThePreflightStopsStaysOutOfTheQueueAndWarningsStandInIt() throws IOException {
        room = 1_000_000;
        List<Finding> full = desk.ask(clip, plan("a.mp4"));
        assertEquals(List.of(Finding.Subject.DISK), full.stream().map(Finding::subject).toList());
        assertEquals(List.of(), desk.jobs());

        room = plan("a.mp4").bytesNeeded() + 1_000;
        assertEquals(List.of(), desk.ask(clip, plan("a.mp4")));
        List<Finding> second = desk.ask(clip, plan("b.mp4"));
        assertEquals(Finding.Weight.WARNS, second.getFirst().weight());
        assertEquals(second.getFirst().words(), job("b.mp4").message());
        assertEquals(RenderJob.State.QUEUED, job("b.mp4").state());

        desk.cancel(job("a.mp4").id());
        Files.delete(folder.resolve("a film.mp4"));
        assertTrue(desk.retry(job("a.mp4")).getFirst().stops());
        assertEquals(RenderJob.State.CANCELLED, job("a.mp4").state());
    }

    @Test
    void whatIsCancelledBeforeItBeganIsNotMade() {
        desk.ask(clip, plan("a.mp4"));
        desk.cancel(job("a.mp4").id());
        work();
        assertEquals(List.of(), made);
        assertEquals(RenderJob.State.CANCELLED, job("a.mp4").state());
    }

    @Test
    void whatWasAskedForIsMadeByTheNextStart() {
        desk.ask(clip, plan("a.mp4"));
        desk.close();
        work();
        assertEquals(List.of(), made);
        desk = desk();
        desk.poke();
        work();
        assertEquals(List.of("a.mp4"), made);
    }
}
