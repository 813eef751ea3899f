package studio.truss.core.clips.rendering;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.LibraryRecorder;
import studio.truss.core.clips.PlanJson;
import studio.truss.core.clips.preflight.DiskRoom;
import studio.truss.core.clips.preflight.Finding;
import studio.truss.core.library.LeaseOwner;
import studio.truss.core.library.Library;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.OwnerLock;
import studio.truss.core.library.RenderJob;
import studio.truss.core.library.RenderQueue;
import studio.truss.core.library.SourceFile;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.render.RenderGroup;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.Renderer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Works the render queue while the studio is open: one clip at a time in the creator's order, so
/// that each can be paused, cancelled, tried again and moved by itself, and one that fails holds up
/// nobody. A paused one rests where it is until another waits; that one is made then, and the
/// paused one begins anew when it may go on. Only one process does so; the others' jobs wait in the
/// library. Any thread.
public final class RenderDesk implements AutoCloseable {
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final long RENEWAL_MS = 1_000;
    private static final String ANOTHER_VERSION =
            "It was planned by another version of the program: render its clip again.";

    private final LeaseOwner self = LeaseOwner.self();
    private final Library library;
    private final RenderQueue queue;
    private final QueueCheck check;
    private final LibraryRecorder recorder;
    private final Supplier<Renderer> renderer;
    private final Clock clock;
    private final Executor background;
    private final Consumer<RenderProgress> progress;
    private final Runnable changed;
    private boolean draining;
    private boolean again;
    private volatile boolean closed;

    /// @param renderer asked for when the first clip is to be made
    /// @param room of the disks that clips go to
    /// @param background runs one long task at a time for this
    /// @param progress hears of the clip under way, several times a second
    /// @param changed is called when a job began or ended
    public RenderDesk(
            Library library,
            Supplier<Renderer> renderer,
            DiskRoom room,
            Clock clock,
            Executor background,
            Consumer<RenderProgress> progress,
            Runnable changed) {
        this.library = library;
        this.queue = library.renderQueue();
        this.check = new QueueCheck(library, room);
        this.recorder = new LibraryRecorder(library, clock);
        this.renderer = renderer;
        this.clock = clock;
        this.background = background;
        this.progress = progress;
        this.changed = changed;
    }

    /// Asks for a clip; it is durable when this returns, unless something that was found stops it.
    /// What waits already is not asked for twice.
    ///
    /// @param clip null for one that the library does not have
    /// @return what speaks against it; its warnings stand in the queue too
    public List<Finding> ask(@Nullable ClipId clip, RenderPlan plan) {
        return enqueue(clip, plan);
    }

    private List<Finding> enqueue(@Nullable ClipId clip, RenderPlan plan) {
        List<Finding> findings = check.of(clip, plan);
        String text = PlanJson.write(plan);
        String output = plan.output().toString();
        if (findings.stream().noneMatch(Finding::stops) && !waits(text, output)) {
            queue.enqueue(
                    clip == null ? null : clip.value(),
                    text,
                    output,
                    findings.isEmpty()
                            ? null
                            : String.join("\n", findings.stream().map(Finding::words).toList()));
            poke();
        }
        return findings;
    }

    /// Looks at the queue anew, after others have changed it.
    public void look() {
        changed.run();
        poke();
    }

    /// Whether just this is asked for already.
    private boolean waits(String plan, String output) {
        return queue.jobs().stream()
                .anyMatch(job ->
                        job.state() == RenderJob.State.QUEUED
                                && job.outputPath().equals(output)
                                && job.plan().equals(plan));
    }

    /// What waits, what is made and what has ended, but for what was taken off the list.
    public List<RenderJob> jobs() {
        return queue.jobs().stream().filter(job -> !(job.state().ended() && job.held())).toList();
    }

    public void hold(String jobId, boolean held) {
        queue.hold(jobId, held);
        look();
    }

    public void cancel(String jobId) {
        queue.cancel(jobId); // a resting one is woken by it, to end
        changed.run();
    }

    public void before(String jobId, String otherId) {
        queue.before(jobId, otherId);
        changed.run();
    }

    /// Takes what has ended off the list.
    public void clear() {
        queue.putAway();
        changed.run();
    }

    /// Asks for a job that has failed or was cancelled once more, of its video's file where that is
    /// now.
    ///
    /// @return as [#ask]
    public List<Finding> retry(RenderJob job) {
        RenderPlan plan = PlanJson.read(job.plan()).orElse(null);
        if (plan == null) {
            return List.of(
                    new Finding(Finding.Weight.STOPS, Finding.Subject.SOURCE, ANOTHER_VERSION));
        }
        List<Finding> findings = enqueue(clip(job), place(job, plan));
        changed.run();
        return findings;
    }

    private RenderPlan place(RenderJob job, RenderPlan plan) {
        Item item =
                job.clipId() == null || Files.exists(plan.source())
                        ? null
                        : library.get(new EntityKey.Clip(new ClipId(job.clipId())));
        return item == null
                ? plan
                : library.sourceFiles(Clip.of(item).videoId()).stream()
                        .map(SourceFile::path)
                        .filter(Files::isRegularFile)
                        .findFirst()
                        .map(plan::withSource)
                        .orElse(plan);
    }

    private static @Nullable ClipId clip(RenderJob job) {
        return job.clipId() == null ? null : new ClipId(job.clipId());
    }

    /// Looks whether there is something to do.
    public void poke() {
        synchronized (this) {
            if (closed) {
                return;
            }
            if (draining) {
                again = true;
                return;
            }
            draining = true;
        }
        background.execute(this::drain);
    }

    private void drain() {
        boolean go = true;
        while (go) {
            try {
                work();
            } catch (LibraryException | Heartbeat.Cancelled e) {
                // the store is closing, or busy for longer than it may be: the next poke looks
            }
            synchronized (this) {
                go = again && !closed;
                again = false;
                draining = go;
            }
        }
    }

    private void work() {
        Optional<OwnerLock> mine = queue.tryOwn();
        if (mine.isEmpty()) {
            return; // another process works the queue
        }
        try (OwnerLock _ = mine.get()) {
            while (!closed) {
                Optional<RenderJob> job = queue.claim(self, LEASE);
                if (job.isEmpty()) {
                    return;
                }
                changed.run();
                make(job.get());
                changed.run();
            }
        }
    }

    private void make(RenderJob job) {
        Optional<RenderPlan> plan = PlanJson.read(job.plan());
        if (plan.isEmpty()) {
            queue.finish(job.id(), self, RenderJob.State.FAILED, ANOTHER_VERSION);
            return;
        }
        Watch watch = new Watch(job, plan.get());
        RenderOutcome outcome;
        try {
            outcome =
                    renderer.get()
                            .render(
                                    new RenderGroup(List.of(plan.get())),
                                    watch,
                                    Renderer.Listener.none())
                            .getFirst();
        } catch (Heartbeat.Cancelled e) {
            outcome = new RenderOutcome.Cancelled();
        }
        if (outcome instanceof RenderOutcome.Cancelled && (closed || watch.gaveWay)) {
            queue.release(job.id(), self);
        } else {
            end(job, clip(job), plan.get(), outcome);
        }
    }

    private void end(RenderJob job, @Nullable ClipId clip, RenderPlan plan, RenderOutcome outcome) {
        switch (outcome) {
            case RenderOutcome.Rendered rendered -> {
                queue.finish(job.id(), self, RenderJob.State.DONE, RenderWords.of(plan, rendered));
                status(clip, Clip.Status.RENDERING);
                status(clip, Clip.Status.RENDERED);
            }
            case RenderOutcome.Failed(var kind, var words) -> {
                queue.finish(job.id(), self, RenderJob.State.FAILED, words);
                status(clip, Clip.Status.FAILED);
            }
            case RenderOutcome.Cancelled() ->
                    queue.finish(job.id(), self, RenderJob.State.CANCELLED, null);
        }
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private void status(@Nullable ClipId clip, Clip.Status status) {
        if (clip != null) {
            recorder.status(clip, status);
        }
    }

    /// Follows one render: tells how far it is, and what the creator wants of it.
    private final class Watch implements Heartbeat {
        private final RenderJob job;
        private final RenderPlan plan;
        private long renewedAt = clock.millis();
        private long lookedAt = clock.millis();
        private long workedMs;
        private boolean paused;
        private boolean gaveWay;

        Watch(RenderJob job, RenderPlan plan) {
            this.job = job;
            this.plan = plan;
        }

        @Override
        public void beat(long doneMs, long totalMs) {
            long now = clock.millis();
            if (!paused) {
                workedMs += now - lookedAt;
            }
            lookedAt = now;
            if (closed || gaveWay) {
                throw new Heartbeat.Cancelled();
            }
            if (now - renewedAt >= RENEWAL_MS) {
                renewedAt = now;
                switch (queue.renew(job.id(), self, LEASE)) {
                    case HELD -> {}
                    case CANCEL_ASKED, LOST -> throw new Heartbeat.Cancelled();
                }
                paused = queue.find(job.id()).map(RenderJob::held).orElse(false);
                gaveWay = paused && othersWait();
            }
            progress.accept(
                    new RenderProgress(
                            job.id(),
                            doneMs,
                            plan.range().lengthMs(),
                            workedMs < 500 ? 0 : (double) doneMs / workedMs,
                            size(plan.part()),
                            plan.bytesExpected(),
                            paused));
        }

        private boolean othersWait() {
            return queue.jobs().stream()
                    .anyMatch(other ->
                            !other.held()
                                    && !other.id().equals(job.id())
                                    && (other.interrupted()
                                            || (other.state() == RenderJob.State.QUEUED
                                                    && other.owner() == null)));
        }

        @Override
        public boolean paused() {
            return paused;
        }
    }

    /// Gives the clip under way back to the queue; the next start makes it.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
    }

    /// Whether the file of a finished job is still there.
    public static boolean there(RenderJob job) {
        return Files.exists(Path.of(job.outputPath()));
    }
}
