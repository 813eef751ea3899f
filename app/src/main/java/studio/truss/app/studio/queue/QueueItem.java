package studio.truss.app.studio.queue;

import studio.truss.core.library.RenderJob;

/// A render as it is listed.
///
/// @param title of its clip
/// @param there whether its file exists
public record QueueItem(RenderJob job, String title, boolean there) {}
