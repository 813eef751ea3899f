package studio.truss.core.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// Where a video's bytes were seen on this machine. While size and time of change are the same, the
/// bytes are taken to be too.
///
/// @param path absolute
public record SourceFile(Path path, long sizeBytes, Instant modifiedAt) {

    /// The file as it is now.
    public static SourceFile of(Path file) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        return new SourceFile(
                absolute,
                Files.size(absolute),
                // as exact as the library keeps it
                Instant.ofEpochMilli(Files.getLastModifiedTime(absolute).toMillis()));
    }
}
