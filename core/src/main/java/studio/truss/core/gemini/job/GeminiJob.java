package studio.truss.core.gemini.job;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.VideoId;

import java.math.BigDecimal;
import java.time.Instant;

/// How far it is with asking Gemini about one video.
///
/// @param id a ULID: jobs are in the order in which they were asked for
/// @param message why it waits, is blocked or failed, and what to do; while it asks, what about,
///   where that is not the parts; null where all is well
/// @param windowsDone of `windows`, those that were answered; 0 of 0 until they are known
/// @param sentBytes of `fileBytes`, the small film's, what the service has
/// @param sourceBytes how large the source is that the small film stands for
/// @param requests questions that were sent, those without an answer included
/// @param unanswered of these, those that were under way when a process ended: they may be billed
/// @param thinkingS how long the oldest question under way has waited for its answer, in whole
///   steps of ten seconds
/// @param costUsd of the answers, and of what may be billed at the forecast's price
public record GeminiJob(
        String id,
        VideoId video,
        State state,
        @Nullable String message,
        int windowsDone,
        int windows,
        long sentBytes,
        long fileBytes,
        long sourceBytes,
        int requests,
        int unanswered,
        int thinkingS,
        BigDecimal costUsd,
        Instant updatedAt) {

    public enum State {
        QUEUED,
        /// The small film is made.
        PREPARING,
        UPLOADING,
        /// The service looks at the file before it can be asked about.
        WAITING_FOR_FILE,
        ASKING,
        /// The service asked to come back later, or could not be reached.
        WAITING,
        MERGING,
        DONE,
        /// The budget does not reach: nothing is sent until somebody raises it.
        BLOCKED,
        FAILED,
        CANCELLED;

        /// Whether nothing happens any more until somebody asks for it.
        public boolean ended() {
            return switch (this) {
                case DONE, BLOCKED, FAILED, CANCELLED -> true;
                case QUEUED, PREPARING, UPLOADING, WAITING_FOR_FILE, ASKING, WAITING, MERGING ->
                        false;
            };
        }
    }
}
