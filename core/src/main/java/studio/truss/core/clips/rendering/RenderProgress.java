package studio.truss.core.clips.rendering;

/// How far the render is that is under way.
///
/// @param doneMs of the clip
/// @param totalMs of the clip
/// @param speed seconds of clip a second of work, 0 while it cannot be told
/// @param bytes written so far
public record RenderProgress(
        String jobId, long doneMs, long totalMs, double speed, long bytes, boolean paused) {

    /// What is left, in ms; -1 while it cannot be told.
    public long leftMs() {
        return speed <= 0 ? -1 : Math.round((totalMs - doneMs) / speed);
    }

    /// What the file will come to; -1 while it cannot be told.
    public long bytesExpected() {
        return doneMs < 1_000 || bytes == 0 ? -1 : bytes * totalMs / doneMs;
    }
}
