package studio.truss.core.transfer;

import studio.truss.core.library.Library;
import studio.truss.core.library.RenderJob;
import studio.truss.core.library.item.ClipId;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where the clips of a library lie that were rendered on this machine: of several renders of a
/// clip the last one counts. A snapshot.
public final class RenderedFiles {
    private final Map<ClipId, Rendered> files = new HashMap<>();

    /// @param at when it was finished
    record Rendered(Path file, Instant at) {}

    public RenderedFiles(Library library) {
        for (RenderJob job : library.renderQueue().jobs()) {
            Path file = Path.of(job.outputPath());
            if (job.clipId() != null
                    && job.state() == RenderJob.State.DONE
                    && Files.isRegularFile(file)) {
                files.merge(
                        new ClipId(job.clipId()),
                        new Rendered(file, job.updatedAt()),
                        (a, b) -> a.at().isAfter(b.at()) ? a : b);
            }
        }
    }

    public Optional<Path> of(ClipId clip) {
        return Optional.ofNullable(files.get(clip)).map(Rendered::file);
    }

    Map<ClipId, Rendered> all() {
        return Map.copyOf(files);
    }
}
