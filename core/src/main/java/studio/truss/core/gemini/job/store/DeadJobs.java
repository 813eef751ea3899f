package studio.truss.core.gemini.job.store;

import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.GeminiJob.State;
import studio.truss.core.library.OwnerLock;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Jobs that are under way and that nobody works: their process ended. Not for a process with a
/// desk, which would lose its right to work by being asked for it. One thread.
public record DeadJobs(JobQueue queue) {
    public Set<String> ids() {
        List<GeminiJob> begun =
                queue.all().stream()
                        .filter(job -> !job.state().ended() && job.state() != State.QUEUED)
                        .sorted(Comparator.comparing(GeminiJob::updatedAt))
                        .toList();
        // one is worked at a time, which is the one that was changed last
        int dead = begun.isEmpty() || isFree() ? begun.size() : begun.size() - 1;
        return begun.stream().limit(dead).map(GeminiJob::id).collect(Collectors.toSet());
    }

    private boolean isFree() {
        Optional<OwnerLock> own = queue.tryOwn();
        own.ifPresent(OwnerLock::close);
        return own.isPresent();
    }

    /// Ends one of them; what it had sent without an answer may be billed.
    public void end(String id) {
        queue.takeUp(id);
        queue.state(id, State.CANCELLED, null);
    }
}
