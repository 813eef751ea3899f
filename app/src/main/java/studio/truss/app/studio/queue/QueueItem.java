package studio.truss.app.studio.queue;

import javafx.scene.image.Image;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.RenderJob;
import studio.truss.core.library.entity.Asset;

import java.util.List;

/// A render as it is listed.
///
/// @param title of its clip
/// @param facts what it is asked to be, or what it became; may be empty
/// @param warnings what the creator should know of it, in sentences
/// @param there whether its file exists
/// @param lost the video whose file was not where it was when this failed; null for none
/// @param picture of the clip, upright; null where there is none
public record QueueItem(
        RenderJob job,
        String title,
        String facts,
        List<String> warnings,
        boolean there,
        @Nullable Asset lost,
        @Nullable Image picture) {
    public QueueItem {
        warnings = List.copyOf(warnings);
    }

    /// Whether it is the job of this id and worked on by a process that lives.
    boolean works(String id) {
        return job.id().equals(id) && job.state() == RenderJob.State.RUNNING && !job.interrupted();
    }
}
