package studio.truss.core.clips.rendering;

/// How far the render is that is under way.
///
/// @param doneMs of the clip
/// @param totalMs of the clip
/// @param speed seconds of clip a second of work, 0 while it cannot be told
/// @param bytes written so far
/// @param bytesPlanned of the whole file, as was thought before it began
public record RenderProgress(
        String jobId,
        long doneMs,
        long totalMs,
        double speed,
        long bytes,
        long bytesPlanned,
        boolean paused) {
    /// After so much of the clip what is measured counts as much as what was thought.
    private static final double TRUSTED_MS = 2_000;

    /// What is left, in ms; -1 while it cannot be told.
    public long leftMs() {
        return speed <= 0 ? -1 : Math.round((totalMs - doneMs) / speed);
    }

    /// What the file will come to: at first as was thought, then more and more by what is written.
    public long bytesExpected() {
        if (doneMs <= 0 || bytes == 0) {
            return bytesPlanned;
        }
        double written = (double) bytes * totalMs / doneMs;
        double left = (totalMs - doneMs) / (double) totalMs;
        double trust = 1 - left * TRUSTED_MS / (TRUSTED_MS + doneMs);
        return Math.max(bytes, Math.round(trust * written + (1 - trust) * bytesPlanned));
    }
}
