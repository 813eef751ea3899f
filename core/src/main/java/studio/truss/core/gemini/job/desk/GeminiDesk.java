package studio.truss.core.gemini.job.desk;

import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.GeminiJob.State;
import studio.truss.core.gemini.job.JobFailure;
import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.settings.GeminiSettingsFile;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.OwnerLock;
import studio.truss.core.media.Heartbeat;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Works the jobs of a library, one after another. Of several processes one does so. [#work]
/// belongs to one thread at a time, which waits for the network.
public final class GeminiDesk {
    private final Parts parts;

    public GeminiDesk(Parts parts) {
        this.parts = parts;
    }

    /// Does all that is asked for. What the program's end leaves is queued again, and so is what a
    /// dead process left.
    ///
    /// @param closed asked often; when it says so work ends soon and can be gone on with
    /// @return false where another process works them
    public boolean work(BooleanSupplier closed) {
        Optional<OwnerLock> own = parts.queue().tryOwn();
        if (own.isEmpty()) {
            return false;
        }
        try (OwnerLock _ = own.get()) {
            Optional<GeminiJob> next = parts.queue().due();
            while (next.isPresent() && !closed.getAsBoolean()) {
                work(next.get(), closed);
                next = parts.queue().due();
            }
            return true;
        }
    }

    /// Does one job and no other.
    ///
    /// @return false where another process works the orders
    public boolean work(String id, BooleanSupplier closed) {
        Optional<OwnerLock> own = parts.queue().tryOwn();
        if (own.isEmpty()) {
            return false;
        }
        try (OwnerLock _ = own.get()) {
            parts.queue()
                    .find(id)
                    .filter(job -> !job.state().ended())
                    .ifPresent(job -> work(job, closed));
            return true;
        }
    }

    private void work(GeminiJob job, BooleanSupplier closed) {
        parts.queue().takeUp(job.id());
        State end = State.FAILED;
        String message = "The program made a mistake. Try again; if that stays, report it.";
        try {
            new VideoRun(parts, job, closed).run();
            end = State.DONE;
            message = null;
        } catch (Halt e) {
            end =
                    switch (e.why()) {
                        case CANCELLED -> State.CANCELLED;
                        case CLOSED -> State.QUEUED;
                        case BLOCKED -> State.BLOCKED;
                    };
            message = end == State.BLOCKED ? e.getMessage() : null;
        } catch (Heartbeat.Cancelled e) {
            end = State.QUEUED;
            message = null;
        } catch (GeminiException | JobFailure | GeminiSettingsFile.Unusable | LibraryException e) {
            message = e.getMessage();
        } finally {
            if (end == State.FAILED && closed.getAsBoolean()) {
                // what was interrupted has not failed
                end = State.QUEUED;
                message = null;
            }
            parts.queue().state(job.id(), end, message);
        }
    }
}
