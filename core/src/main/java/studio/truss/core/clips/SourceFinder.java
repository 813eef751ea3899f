package studio.truss.core.clips;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.Library;
import studio.truss.core.library.SourceFile;
import studio.truss.core.library.entity.Asset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Finds the bytes of a video of the library on this machine.
public final class SourceFinder {
    private final Library library;
    private final LibraryRecorder recorder;

    public SourceFinder(Library library, LibraryRecorder recorder) {
        this.library = library;
        this.recorder = recorder;
    }

    /// Where a video's bytes are.
    public sealed interface Found {
        record Here(Path file) implements Found {}

        /// @param words for a person: what was looked for and what to do
        record Lost(String words) implements Found {}
    }

    /// @param given where the creator says that they are; null to look where they were seen
    public Found find(Asset asset, @Nullable Path given) {
        List<SourceFile> seen = library.sourceFiles(asset.videoId());
        if (given != null) {
            return isOf(asset, given, seen)
                    ? here(asset, given)
                    : new Found.Lost(
                            "%s is not the video of '%s': other bytes, or no file."
                                    .formatted(given, asset.title()));
        }
        for (SourceFile file : seen) {
            if (isOf(asset, file.path(), seen)) {
                return here(asset, file.path());
            }
        }
        return new Found.Lost(
                seen.isEmpty()
                        ? "The video '%s' was never seen on this machine. Name its file with --source."
                                .formatted(asset.title())
                        : "The video '%s' is no longer at %s, or was changed. Name its file with --source."
                                .formatted(asset.title(), seen.getFirst().path()));
    }

    private Found here(Asset asset, Path file) {
        recorder.seen(asset.videoId(), file);
        return new Found.Here(file.toAbsolutePath().normalize());
    }

    /// The bytes count; a file that has not changed since it was read is not read again.
    private static boolean isOf(Asset asset, Path file, List<SourceFile> seen) {
        try {
            return Files.isRegularFile(file)
                    && (seen.contains(SourceFile.of(file))
                            || Sha256.ofFile(file).equals(asset.sha256()));
        } catch (IOException e) {
            return false;
        }
    }
}
