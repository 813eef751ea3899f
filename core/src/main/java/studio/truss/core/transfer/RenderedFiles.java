package studio.truss.core.transfer;

import studio.truss.core.library.Library;
import studio.truss.core.library.RenderJob;
import studio.truss.core.library.item.ClipId;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where the clips of a library lie that were rendered on this machine: of several renders of a
/// clip the last one counts. A snapshot.
public final class RenderedFiles {
    private final Map<ClipId, Path> files = new HashMap<>();

    public RenderedFiles(Library library) {
        Map<ClipId, RenderJob> last = new HashMap<>();
        for (RenderJob job : library.renderQueue().jobs()) {
            if (job.clipId() != null
                    && job.state() == RenderJob.State.DONE
                    && Files.isRegularFile(Path.of(job.outputPath()))) {
                last.merge(
                        new ClipId(job.clipId()),
                        job,
                        (a, b) -> a.updatedAt().isAfter(b.updatedAt()) ? a : b);
            }
        }
        last.forEach((clip, job) -> files.put(clip, Path.of(job.outputPath())));
    }

    public Optional<Path> of(ClipId clip) {
        return Optional.ofNullable(files.get(clip));
    }

    public Map<ClipId, Path> all() {
        return Map.copyOf(files);
    }
}
