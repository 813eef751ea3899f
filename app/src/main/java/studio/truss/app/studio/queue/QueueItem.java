package studio.truss.app.studio.queue;

import studio.truss.core.library.RenderJob;

import java.util.List;

/// A render as it is listed.
///
/// @param title of its clip
/// @param facts what it is asked to be, or what it became; may be empty
/// @param warnings what the creator should know of it, in sentences
/// @param there whether its file exists
public record QueueItem(
        RenderJob job, String title, String facts, List<String> warnings, boolean there) {
    public QueueItem {
        warnings = List.copyOf(warnings);
    }
}
