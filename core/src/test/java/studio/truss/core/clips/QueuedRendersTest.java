package studio.truss.core.clips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.DataFolder;
import studio.truss.core.library.LeaseOwner;
import studio.truss.core.library.Library;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.RenderJob;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.sqlite.LibraryFolder;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.TimeRange;
import studio.truss.core.render.ClipTags;
import studio.truss.core.render.LoudnessResult;
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

/// The queue of a real library, worked on with a renderer that only says what it is told to.
class QueuedRendersTest {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final LeaseOwner ME = LeaseOwner.self();
    private static final LeaseOwner DEAD =
            new LeaseOwner(ME.pid(), ME.startedMs() - 1000, ME.host());

    @TempDir private Path folder;
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T07:17:19Z"), ZoneOffset.UTC);
    private final ToldRenderer renderer = new ToldRenderer();
    private Library library;
    private QueuedRenders renders;
    private ClipId clip;

    @BeforeEach
    void open() {
        library = new LibraryFolder(new DataFolder(folder.resolve("home")), clock).openCurrent();
        renders = new QueuedRenders(library, renderer, clock);
        clip = new LibraryRecorder(library, clock).analysed(analysis()).getFirst().clipId();
    }

    @AfterEach
    void close() {
        library.close();
    }

    private static Analysis analysis() {
        return ClipJobFixture.analysis(ClipJobFixture.moment(1_000, 15_000, 80));
    }

    private RenderPlan plan(String file) {
        return RenderPlan.of(
                folder.resolve("a film.mp4"),
                analysis().source().info(),
                TimeRange.of(1_000, 15_000),
                new Framer(analysis()).inside(TimeRange.of(1_000, 15_000)),
                new ClipTags("a", "b"),
                folder.resolve(file));
    }

    private List<RenderJob.State> states() {
        return library.renderQueue().jobs().stream().map(RenderJob::state).toList();
    }

    private Clip.Status status() {
        return Clip.of(Objects.requireNonNull(library.get(new EntityKey.Clip(clip)))).status();
    }

    @Test
    void eachOutcomeEndsItsJobAndItsClipFollows() {
        renderer.say("2.mp4", new RenderOutcome.Failed(RenderOutcome.Kind.ENCODER, "no"));
        List<RenderOutcome> outcomes =
                renders.render(
                        List.of(
                                new QueuedRenders.Request(null, plan("2.mp4")),
                                new QueuedRenders.Request(clip, plan("1.mp4"))),
                        ClipListener.none());
        assertInstanceOf(RenderOutcome.Failed.class, outcomes.get(0));
        assertInstanceOf(RenderOutcome.Rendered.class, outcomes.get(1));
        assertEquals(List.of(RenderJob.State.FAILED, RenderJob.State.DONE), states());
        assertEquals(Clip.Status.RENDERED, status());
    }

    @Test
    void aPlanSurvivesTheQueue() {
        RenderPlan plan = plan("1.mp4");
        assertEquals(plan, PlanJson.read(PlanJson.write(plan)).orElseThrow());
        assertTrue(PlanJson.read("{\"of\":\"another version\"}").isEmpty());
    }

    @Test
    void whatIsStoppedStaysInTheQueueAndTheStopGoesOn() {
        renderer.say("1.mp4", new RenderOutcome.Cancelled());
        List<QueuedRenders.Request> requests =
                List.of(new QueuedRenders.Request(clip, plan("1.mp4")));
        assertThrows(
                Heartbeat.Cancelled.class, () -> renders.render(requests, ClipListener.none()));
        assertEquals(List.of(RenderJob.State.RUNNING), states());
        assertEquals(Clip.Status.PROPOSED, status());
    }

    @Test
    void theRendersOfADeadProcessAreNamedSweptAndFinished() throws IOException {
        RenderPlan plan = plan("1.mp4");
        Files.writeString(plan.part(), "half a clip");
        Path stranger = Files.writeString(folder.resolve("other.mp4.part"), "not ours");
        library.renderQueue()
                .enqueue(clip.value(), PlanJson.write(plan), plan.output().toString(), DEAD, LEASE);
        String words = new Interrupted(library.renderQueue()).sweep().orElseThrow();
        assertTrue(words.startsWith("1 render of a film.mp4 was interrupted."), words);
        assertFalse(Files.exists(plan.part()));
        assertTrue(Files.exists(stranger));

        List<QueuedRenders.Resumed> resumed = renders.resume(ClipListener.none(), (_, _) -> {});
        assertEquals(List.of(plan), renderer.rendered);
        assertInstanceOf(RenderOutcome.Rendered.class, resumed.getFirst().outcome());
        assertEquals(Clip.Status.RENDERED, status());
        assertTrue(new Interrupted(library.renderQueue()).sweep().isEmpty());
        assertEquals(List.of(), renders.resume(ClipListener.none(), (_, _) -> {}));
    }

    @Test
    void forgottenRendersAreNotNamedAgain() {
        RenderPlan plan = plan("1.mp4");
        library.renderQueue()
                .enqueue(null, PlanJson.write(plan), plan.output().toString(), DEAD, LEASE);
        assertEquals(1, new Interrupted(library.renderQueue()).forget());
        assertTrue(new Interrupted(library.renderQueue()).sweep().isEmpty());
        assertEquals(List.of(RenderJob.State.CANCELLED), states());
    }

    @Test
    void askingAgainTakesThePlaceOfADeadProcessButNotOfALivingOne() {
        RenderPlan plan = plan("1.mp4");
        String output = plan.output().toString();
        library.renderQueue().enqueue(null, PlanJson.write(plan), output, DEAD, LEASE);
        List<QueuedRenders.Request> requests =
                List.of(
                        new QueuedRenders.Request(null, plan("0.mp4")),
                        new QueuedRenders.Request(null, plan));
        renders.render(requests, ClipListener.none());
        assertEquals(
                List.of(RenderJob.State.CANCELLED, RenderJob.State.DONE, RenderJob.State.DONE),
                states());

        LeaseOwner other = new LeaseOwner(1, 1, "elsewhere");
        library.renderQueue().enqueue(null, PlanJson.write(plan), output, other, LEASE);
        LibraryException busy =
                assertThrows(
                        LibraryException.class,
                        () -> renders.render(requests, ClipListener.none()));
        assertEquals(LibraryException.Problem.REFUSED, busy.problem());
        assertEquals(
                List.of(RenderJob.State.QUEUED, RenderJob.State.CANCELLED),
                states().subList(3, 5),
                "what was asked for before it was refused is not left to be taken for interrupted");
    }

    /// Says of each clip what it was told, and of all others that they are whole.
    private static final class ToldRenderer implements Renderer {
        private final Map<String, RenderOutcome> told = new HashMap<>();
        private final List<RenderPlan> rendered = new ArrayList<>();

        void say(String file, RenderOutcome outcome) {
            told.put(file, outcome);
        }

        @Override
        public List<RenderOutcome> render(
                RenderGroup group, Heartbeat heartbeat, Listener listener) {
            List<RenderOutcome> outcomes = new ArrayList<>();
            for (RenderPlan plan : group.plans()) {
                rendered.add(plan);
                RenderOutcome outcome =
                        told.getOrDefault(plan.output().getFileName().toString(), whole(plan));
                listener.finished(outcomes.size(), outcome);
                outcomes.add(outcome);
                heartbeat.beat(1, 2);
            }
            return outcomes;
        }

        private static RenderOutcome whole(RenderPlan plan) {
            return new RenderOutcome.Rendered(
                    plan.output(),
                    plan.frames(),
                    plan.range().lengthMs(),
                    plan.size(),
                    "libx264",
                    new LoudnessResult(-14, -14.0, -1.0, 0, 0, LoudnessResult.Bound.NONE),
                    1,
                    List.of());
        }
    }
}
