package studio.truss.core.gemini.remote;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A file as the service has it.
///
/// @param name `files/abc`
/// @param uri what questions name it by
/// @param expiresAt when the service deletes it; null where it does not say
/// @param problem why it failed, where it did
public record RemoteFile(
        String name,
        String uri,
        String mimeType,
        long sizeBytes,
        State state,
        @Nullable Instant expiresAt,
        @Nullable String problem) {
    public enum State {
        PROCESSING,
        /// Can be asked about.
        ACTIVE,
        FAILED
    }
}
