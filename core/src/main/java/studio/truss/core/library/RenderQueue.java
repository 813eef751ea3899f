package studio.truss.core.library;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The renders that are asked for, in the library's file, so that none is lost with the process. A
/// process that renders what it asks for itself enqueues its jobs in its own name; jobs in nobody's
/// name, and those of dead processes, are for whoever holds the queue's [OwnerLock]. Usable from
/// any thread.
public interface RenderQueue {
    /// How often a job is begun before it is given up: one that takes its process down every time
    /// must end.
    int ATTEMPTS_MAX = 5;

    /// As [#enqueue(String, String, String, String)], nothing being said of it.
    default String enqueue(@Nullable String clipId, String plan, String outputPath) {
        return enqueue(clipId, plan, outputPath, (String) null);
    }

    /// Adds a job. `plan` is the renderer's own text and is not looked at.
    ///
    /// @param message what a person should know of it until it has ended
    /// @return the job's id, durable when this returns
    String enqueue(
            @Nullable String clipId, String plan, String outputPath, @Nullable String message);

    /// Adds a job that only `owner` takes as long as it lives. Jobs of the same output that nobody
    /// works on are cancelled by it.
    ///
    /// @throws LibraryException `REFUSED` when another process is about to make the same output
    String enqueue(
            @Nullable String clipId,
            String plan,
            String outputPath,
            LeaseOwner owner,
            Duration lease);

    /// Takes the first job in the creator's order that waits for anyone or for the caller, or whose
    /// owner died (on another host: let its lease run out), and makes it the caller's until the
    /// lease ends. A job that comes back too often fails instead.
    Optional<RenderJob> claim(LeaseOwner owner, Duration lease);

    /// Takes one job, as [#claim(LeaseOwner, Duration)] would; empty when it is another's or has
    /// ended.
    Optional<RenderJob> claim(String jobId, LeaseOwner owner, Duration lease);

    /// Extends a lease; says whether to go on.
    Lease renew(String jobId, LeaseOwner owner, Duration lease);

    /// Ends a job that the owner holds. False when it is not the owner's any more.
    boolean finish(String jobId, LeaseOwner owner, RenderJob.State end, @Nullable String message);

    /// Gives a claimed job back to wait, as when the program closes in good order; does not count
    /// as an attempt.
    boolean release(String jobId, LeaseOwner owner);

    /// Cancels a job that waits, or asks the owner of a running one to stop. False when it has
    /// ended.
    boolean cancel(String jobId);

    /// Lets a job that has not ended wait, or go on. A held one is not claimed as the next; whoever
    /// works on it rests. False when it has ended.
    boolean hold(String jobId, boolean held);

    /// Puts a job that has not ended before another one. False when one of them has ended.
    boolean before(String jobId, String otherId);

    /// Takes what has ended off the list: it is `held` from now on, and kept for who looks for its
    /// file.
    void putAway();

    Optional<RenderJob> find(String jobId);

    /// All jobs in the creator's order.
    List<RenderJob> jobs();

    /// The lock of the one process that works the queue.
    Optional<OwnerLock> tryOwn();

    /// What a renewal says.
    enum Lease {
        HELD,
        /// Still the caller's, but somebody wants it cancelled: stop, then `finish` with CANCELLED.
        CANCEL_ASKED,
        /// Somebody else's, or ended: stop and write nothing.
        LOST
    }
}
