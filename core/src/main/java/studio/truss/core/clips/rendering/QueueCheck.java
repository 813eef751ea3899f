package studio.truss.core.clips.rendering;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.PlanJson;
import studio.truss.core.clips.preflight.DiskRoom;
import studio.truss.core.clips.preflight.FactFinder;
import studio.truss.core.clips.preflight.Finding;
import studio.truss.core.clips.preflight.Preflight;
import studio.truss.core.library.Library;
import studio.truss.core.library.RenderJob;
import studio.truss.core.library.SourceFile;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.entity.UnreadableItemException;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.preset.RenderPreset;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// The preflight of a clip that is to join the queue: what the library knows of its source, and
/// what the others there will take of the disk. Any thread.
public final class QueueCheck {
    private final Library library;
    private final FactFinder finder;

    public QueueCheck(Library library, DiskRoom room) {
        this.library = library;
        this.finder = new FactFinder(room);
    }

    /// As [#of(ClipId, RenderPlan, long)], nothing being promised but to the queue.
    public List<Finding> of(@Nullable ClipId clip, RenderPlan plan) {
        return of(clip, plan, 0);
    }

    /// @param clip null for one that the library does not have
    /// @param promised bytes of the disk to clips that will join the queue before it
    public List<Finding> of(@Nullable ClipId clip, RenderPlan plan, long promised) {
        return Preflight.of(
                plan,
                RenderPreset.of(plan.preset()).orElse(RenderPreset.CUSTOM),
                finder.facts(plan, known(clip, plan.source()), promised + queued(plan.output())));
    }

    private @Nullable SourceFile known(@Nullable ClipId id, Path source) {
        Item item = id == null ? null : library.get(new EntityKey.Clip(id));
        if (item == null) {
            return null;
        }
        try {
            Path place = source.toAbsolutePath().normalize();
            return library.sourceFiles(Clip.of(item).videoId()).stream()
                    .filter(seen -> seen.path().equals(place))
                    .findFirst()
                    .orElse(null);
        } catch (UnreadableItemException e) {
            return null; // another program's clip, of a video that we do not know
        }
    }

    /// Of those in the same folder: another may lie on another disk.
    private long queued(Path output) {
        return library.renderQueue().jobs().stream()
                .filter(job -> !job.state().ended())
                .filter(job -> beside(job, output))
                .flatMap(job -> PlanJson.read(job.plan()).stream())
                .mapToLong(RenderPlan::bytesMost)
                .sum();
    }

    private static boolean beside(RenderJob job, Path output) {
        Path other = Path.of(job.outputPath());
        return Objects.equals(other.getParent(), output.getParent()) && !other.equals(output);
    }
}
