package studio.truss.core.clips;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.LeaseOwner;
import studio.truss.core.library.Library;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.OwnerLock;
import studio.truss.core.library.RenderJob;
import studio.truss.core.library.RenderQueue;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.render.RenderGroup;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.Renderer;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Renders by way of the library's queue: each clip is asked for before the first begins and
/// acknowledged as soon as it is whole, so that the next process knows what this one left undone.
/// Blocks; one call belongs to one thread.
public final class QueuedRenders {
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration RENEWAL = Duration.ofSeconds(20);

    private final LeaseOwner self = LeaseOwner.self();
    private final RenderQueue queue;
    private final LibraryRecorder recorder;
    private final Renderer renderer;
    private final Clock clock;

    public QueuedRenders(Library library, Renderer renderer, Clock clock) {
        this.queue = library.renderQueue();
        this.recorder = new LibraryRecorder(library, clock);
        this.renderer = renderer;
        this.clock = clock;
    }

    /// @param clip whose status follows the render; null for none
    public record Request(@Nullable ClipId clip, RenderPlan plan) {}

    /// An interrupted render and what came of it now.
    public record Resumed(Path output, RenderOutcome outcome) {}

    /// Hears what came of a render, before the queue forgets it: what is written down then is not
    /// lost with the process.
    @FunctionalInterface
    public interface Settled {
        void settled(RenderPlan plan, RenderOutcome outcome);
    }

    /// As [#render(List, ClipListener, Settled)], nobody told before the end.
    public List<RenderOutcome> render(List<Request> requests, ClipListener listener) {
        return render(requests, listener, (_, _) -> {});
    }

    /// Renders all; clips that lie close are made in one pass over their source.
    ///
    /// @return one outcome for each request, in their order
    /// @throws Heartbeat.Cancelled when the work is to stop; what is not finished stays in the
    ///   queue
    /// @throws LibraryException `REFUSED` when another process is making one of the files; then
    ///   none is asked for
    public List<RenderOutcome> render(
            List<Request> requests, ClipListener listener, Settled settled) {
        List<Job> jobs = new ArrayList<>();
        try {
            for (Request request : requests) {
                RenderPlan plan = request.plan();
                String clip = request.clip() == null ? null : request.clip().value();
                String output = plan.output().toString();
                String id = queue.enqueue(clip, PlanJson.write(plan), output, self, LEASE);
                jobs.add(new Job(id, request.clip(), plan));
            }
        } catch (LibraryException e) {
            jobs.forEach(job -> queue.cancel(job.id()));
            throw e;
        }
        Map<Path, RenderOutcome> outcomes = new Work(jobs, listener, settled).all();
        return requests.stream()
                .map(r -> outcomes.getOrDefault(r.plan().output(), new RenderOutcome.Cancelled()))
                .toList();
    }

    /// Renders, from their first frame, what dead processes left undone and what was asked for in
    /// nobody's name.
    ///
    /// @throws LibraryException `BUSY` when another process is at it
    public List<Resumed> resume(ClipListener listener, Settled settled) {
        try (OwnerLock _ = queue.tryOwn().orElseThrow(QueuedRenders::busy)) {
            List<Job> jobs = new ArrayList<>();
            List<Resumed> resumed = new ArrayList<>();
            for (RenderJob row : queue.jobs()) {
                boolean waits = row.state() == RenderJob.State.QUEUED && row.owner() == null;
                if (waits || row.interrupted()) {
                    PlanJson.read(row.plan())
                            .ifPresentOrElse(
                                    plan -> jobs.add(new Job(row.id(), clip(row), plan)),
                                    () -> resumed.add(unreadable(row)));
                }
            }
            new Work(jobs, listener, settled)
                    .all()
                    .forEach((output, outcome) -> resumed.add(new Resumed(output, outcome)));
            return resumed;
        }
    }

    private static LibraryException busy() {
        return new LibraryException(
                LibraryException.Problem.BUSY,
                "Another Truss Studio is finishing the interrupted renders.");
    }

    private static @Nullable ClipId clip(RenderJob row) {
        return row.clipId() == null ? null : new ClipId(row.clipId());
    }

    private Resumed unreadable(RenderJob row) {
        String words = "It was planned by another version of the program: render its clip again.";
        if (queue.claim(row.id(), self, LEASE).isPresent()) {
            queue.finish(row.id(), self, RenderJob.State.FAILED, words);
        }
        return new Resumed(
                Path.of(row.outputPath()),
                new RenderOutcome.Failed(RenderOutcome.Kind.SOURCE_DAMAGED, words));
    }

    private record Job(String id, @Nullable ClipId clip, RenderPlan plan) {}

    private record Finished(Job job, RenderOutcome outcome) {}

    /// Jobs that are worked on in one call. The renderer's thread only hands over what is finished;
    /// all else is done on the caller's.
    private final class Work {
        private final Map<Path, Job> unsettled = new LinkedHashMap<>();
        private final Map<Path, RenderOutcome> outcomes = new LinkedHashMap<>();
        private final ConcurrentLinkedQueue<Finished> finished = new ConcurrentLinkedQueue<>();
        private final ClipListener listener;
        private final Settled settled;
        private final long totalMs;
        private long renewedAt = clock.millis();
        private boolean unwanted;

        Work(List<Job> jobs, ClipListener listener, Settled settled) {
            jobs.forEach(job -> unsettled.put(job.plan().output(), job));
            this.listener = listener;
            this.settled = settled;
            this.totalMs = jobs.stream().mapToLong(j -> j.plan().range().lengthMs()).sum();
        }

        Map<Path, RenderOutcome> all() {
            long doneMs = 0;
            for (RenderGroup group :
                    RenderGroup.of(unsettled.values().stream().map(Job::plan).toList())) {
                List<Job> jobs = claimed(group);
                while (!jobs.isEmpty()) {
                    pass(jobs, doneMs);
                    jobs = jobs.stream().filter(j -> !settled(j)).toList();
                }
                doneMs += group.plans().stream().mapToLong(p -> p.range().lengthMs()).sum();
            }
            return outcomes;
        }

        private boolean settled(Job job) {
            return outcomes.containsKey(job.plan().output());
        }

        private List<Job> claimed(RenderGroup group) {
            List<Job> mine = new ArrayList<>();
            for (RenderPlan plan : group.plans()) {
                Job job = unsettled.get(plan.output());
                if (job != null && queue.claim(job.id(), self, LEASE).isPresent()) {
                    mine.add(job);
                } else if (job != null) {
                    settle(job, notToBeHad(queue.find(job.id())));
                }
            }
            return mine;
        }

        /// One pass; what another process no longer wants is settled, the rest of a pass that was
        /// stopped for it is left for the next.
        private void pass(List<Job> jobs, long before) {
            unwanted = false;
            RenderGroup group = new RenderGroup(jobs.stream().map(Job::plan).toList());
            String names =
                    String.join(
                            ", ",
                            jobs.stream()
                                    .map(j -> String.valueOf(j.plan().output().getFileName()))
                                    .toList());
            List<RenderOutcome> ends =
                    renderer.render(
                            group,
                            (doneMs, groupMs) -> {
                                acknowledge();
                                renew();
                                listener.progress(
                                        ClipListener.Stage.RENDER, names, before + doneMs, totalMs);
                            },
                            (index, outcome) ->
                                    finished.add(new Finished(jobs.get(index), outcome)));
            for (int i = 0; i < ends.size(); i++) {
                finished.add(new Finished(jobs.get(i), ends.get(i)));
            }
            acknowledge();
            if (!unwanted && jobs.stream().anyMatch(j -> !settled(j))) {
                throw new Heartbeat.Cancelled();
            }
        }

        private void acknowledge() {
            for (Finished next = finished.poll(); next != null; next = finished.poll()) {
                boolean cancelled = next.outcome() instanceof RenderOutcome.Cancelled;
                if (!settled(next.job()) && !cancelled) {
                    settle(next.job(), next.outcome());
                }
            }
        }

        private void settle(Job job, RenderOutcome outcome) {
            outcomes.put(job.plan().output(), outcome);
            unsettled.remove(job.plan().output());
            settled.settled(job.plan(), outcome);
            switch (outcome) {
                case RenderOutcome.Rendered rendered -> {
                    queue.finish(job.id(), self, RenderJob.State.DONE, null);
                    status(job, Clip.Status.RENDERING);
                    status(job, Clip.Status.RENDERED);
                }
                case RenderOutcome.Failed(var kind, var words) -> {
                    queue.finish(job.id(), self, RenderJob.State.FAILED, words);
                    status(job, Clip.Status.FAILED);
                }
                case RenderOutcome.Cancelled() ->
                        queue.finish(job.id(), self, RenderJob.State.CANCELLED, null);
            }
        }

        private void status(Job job, Clip.Status status) {
            if (job.clip() != null) {
                recorder.status(job.clip(), status);
            }
        }

        private void renew() {
            if (clock.millis() - renewedAt < RENEWAL.toMillis()) {
                return;
            }
            renewedAt = clock.millis();
            for (Job job : List.copyOf(unsettled.values())) {
                switch (queue.renew(job.id(), self, LEASE)) {
                    case HELD -> {}
                    case CANCEL_ASKED, LOST -> {
                        settle(job, new RenderOutcome.Cancelled());
                        unwanted = true;
                    }
                }
            }
            if (unwanted) {
                throw new Heartbeat.Cancelled();
            }
        }
    }

    private static RenderOutcome notToBeHad(Optional<RenderJob> row) {
        String words = row.map(RenderJob::message).orElse(null);
        return row.filter(r -> r.state() == RenderJob.State.FAILED).isPresent() && words != null
                ? new RenderOutcome.Failed(RenderOutcome.Kind.CRASHED, "It was " + words + ".")
                : new RenderOutcome.Cancelled();
    }
}
