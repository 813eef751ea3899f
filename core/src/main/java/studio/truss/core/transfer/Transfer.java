package studio.truss.core.transfer;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.SourceFile;
import studio.truss.core.library.item.EntityKey;

import java.nio.file.Path;
import java.time.Instant;

/// A file that is to be sent to the bucket or fetched from it, as the library remembers it.
///
/// @param item what the file belongs to: a video or a clip
/// @param stamp up: the file as it was when its hashes were taken; null before that
/// @param size of the whole in bytes; null where it is not known yet
/// @param sha256 of the whole, in hex; null where it is not known yet
/// @param etag down: the object that the bytes so far are of
/// @param uploadId up: the upload that parts are in the bucket of
/// @param message why it failed, or why it waits, for a person
/// @param tries in vain, since something last got through
/// @param mismatches how often something else arrived than was sent
/// @param nextAt when it is tried again; null for at once
/// @param bytesDone as of the last part that is through
public record Transfer(
        String id,
        Direction direction,
        EntityKey item,
        Path file,
        String objectKey,
        @Nullable SourceFile stamp,
        @Nullable Long size,
        @Nullable String sha256,
        @Nullable String etag,
        @Nullable String uploadId,
        State state,
        @Nullable String message,
        int tries,
        int mismatches,
        @Nullable Instant nextAt,
        long bytesDone,
        Instant createdAt,
        Instant updatedAt) {

    public enum Direction {
        UP,
        DOWN
    }

    public enum State {
        WAITING,
        /// A process works on it, or did when it ended; the next one takes it up.
        RUNNING,
        PAUSED,
        DONE,
        FAILED;

        public boolean ended() {
            return this == DONE || this == FAILED;
        }
    }
}
