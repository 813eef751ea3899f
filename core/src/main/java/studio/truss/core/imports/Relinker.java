package studio.truss.core.imports;

import studio.truss.core.clips.LibraryRecorder;
import studio.truss.core.clips.Sha256;
import studio.truss.core.library.Library;
import studio.truss.core.library.SourceFile;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.VideoId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Finds the files of videos again after they were moved or renamed: the content counts, not the
/// name. Blocks; any thread.
public final class Relinker {
    private final Library library;
    private final LibraryRecorder recorder;

    public Relinker(Library library, LibraryRecorder recorder) {
        this.library = library;
        this.recorder = recorder;
    }

    /// What came of looking for one video.
    public sealed interface Result {
        record Found(Path file) implements Result {}

        /// @param words what was found instead, and what to do
        record NotFound(String words) implements Result {}
    }

    /// Where a video's file is now, as far as it was seen; empty when it is not there any more.
    /// Costs a look at the folder, not at the content.
    public Optional<Path> place(VideoId video) {
        return library.sourceFiles(video).stream()
                .map(SourceFile::path)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /// Whether a video's file was ever seen on this machine.
    public boolean wasHere(VideoId video) {
        return !library.sourceFiles(video).isEmpty();
    }

    /// Takes a file as a video's when it has the same content.
    public Result file(Asset asset, Path file) {
        try {
            if (sameSize(asset, file) && Sha256.ofFile(file).equals(asset.sha256())) {
                recorder.seen(asset.videoId(), file);
                return new Result.Found(file);
            }
            return new Result.NotFound(
                    "%s holds something else than '%s': another video, or one that was changed since. Choose the file with the same content, or import this one as a video of its own."
                            .formatted(file.getFileName(), asset.title()));
        } catch (IOException e) {
            return new Result.NotFound(
                    "%s cannot be read: %s. Check the drive it is on."
                            .formatted(file.getFileName(), e.getMessage()));
        }
    }

    private static boolean sameSize(Asset asset, Path file) throws IOException {
        Long size = asset.sizeBytes();
        return size == null || Files.size(file) == size;
    }

    /// Looks through a folder for videos: files of the right size first, of those the content.
    ///
    /// @return the file of each video that is there
    public Map<VideoId, Path> folder(List<Asset> wanted, Path folder, BooleanSupplier cancelled) {
        Map<VideoId, Path> found = new LinkedHashMap<>();
        List<Asset> missing = new ArrayList<>(wanted);
        for (Path file : DroppedFiles.of(List.of(folder)).films()) {
            if (missing.isEmpty() || cancelled.getAsBoolean()) {
                break;
            }
            Optional<Asset> owner = owner(missing, file);
            owner.ifPresent(asset -> {
                missing.remove(asset);
                recorder.seen(asset.videoId(), file);
                found.put(asset.videoId(), file);
            });
        }
        return found;
    }

    private static Optional<Asset> owner(List<Asset> missing, Path file) {
        try {
            long size = Files.size(file);
            List<Asset> likely =
                    missing.stream()
                            .filter(a -> a.sizeBytes() == null || a.sizeBytes() == size)
                            .toList();
            if (likely.isEmpty()) {
                return Optional.empty();
            }
            String sha256 = Sha256.ofFile(file);
            return likely.stream().filter(a -> Objects.equals(a.sha256(), sha256)).findFirst();
        } catch (IOException e) {
            return Optional.empty(); // gone or locked: it is not the one
        }
    }
}
