package studio.truss.core.library;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One row of the render queue, as it was when read. `owner` is who works on it, or is about to;
/// `interrupted` is true where that process has died: the job may be claimed again. `held` ones
/// wait until the creator lets them go on; of those that have ended they are listed no more.
/// `message` is what a person should know: before its end what speaks against the clip, then what
/// came of it.
public record RenderJob(
        String id,
        @Nullable String clipId,
        String plan,
        String outputPath,
        State state,
        int attempts,
        @Nullable LeaseOwner owner,
        @Nullable Instant leaseUntil,
        boolean cancelAsked,
        boolean interrupted,
        @Nullable String message,
        Instant createdAt,
        Instant updatedAt,
        boolean held) {

    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        public boolean ended() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }
}
