package studio.truss.app.studio.queue;

import javafx.scene.image.Image;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.RenderJob;

import java.util.List;

/// A render as it is listed.
///
/// @param title of its clip
/// @param facts what it is asked to be, or what it became; may be empty
/// @param warnings what the creator should know of it, in sentences
/// @param there whether its file exists
/// @param picture of the clip, upright; null where there is none
public record QueueItem(
        RenderJob job,
        String title,
        String facts,
        List<String> warnings,
        boolean there,
        @Nullable Image picture) {
    public QueueItem {
        warnings = List.copyOf(warnings);
    }
}
