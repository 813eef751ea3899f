package studio.truss.core.clips.rendering;

import studio.truss.core.library.RenderJob;
import studio.truss.core.library.RenderQueue;
import studio.truss.core.library.item.ClipId;

import java.util.Collection;
import java.util.List;

/// The queue's jobs of clips that are deleted, or may be: nobody wants them made meanwhile, and
/// they are there again with their clips. Blocks briefly; any thread.
public final class ClipRenders {
    private final RenderQueue queue;
    private final Runnable changed;

    /// @param changed is called when jobs may have stopped or may go on
    public ClipRenders(RenderQueue queue, Runnable changed) {
        this.queue = queue;
        this.changed = changed;
    }

    private List<RenderJob> open(Collection<ClipId> clips) {
        List<String> ids = clips.stream().map(ClipId::value).toList();
        return queue.jobs().stream()
                .filter(job -> !job.state().ended())
                .filter(job -> job.clipId() != null && ids.contains(job.clipId()))
                .toList();
    }

    /// Lets the jobs of clips rest, the one under way too.
    ///
    /// @return those that did not rest before, for [#goOn]
    public List<RenderJob> rest(Collection<ClipId> clips) {
        return told(
                open(clips).stream()
                        .filter(job -> !job.held() && queue.hold(job.id(), true))
                        .toList());
    }

    public void goOn(List<RenderJob> rested) {
        rested.forEach(job -> queue.hold(job.id(), false));
        told(rested);
    }

    /// Cancels the jobs of clips.
    ///
    /// @return as they were before, for [#again]
    public List<RenderJob> cancel(Collection<ClipId> clips) {
        List<RenderJob> jobs = open(clips);
        for (RenderJob job : jobs) {
            queue.cancel(job.id()); // a resting one is woken by it, to end
        }
        return told(jobs);
    }

    /// Asks once more for what was cancelled, for a clip that has come back under another id.
    public void again(ClipId clip, List<RenderJob> cancelled) {
        for (RenderJob job : cancelled) {
            String id = queue.enqueue(clip.value(), job.plan(), job.outputPath(), job.message());
            queue.hold(id, job.held());
        }
        told(cancelled);
    }

    private List<RenderJob> told(List<RenderJob> jobs) {
        if (!jobs.isEmpty()) {
            changed.run();
        }
        return jobs;
    }
}
