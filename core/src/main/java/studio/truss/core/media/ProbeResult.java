package studio.truss.core.media;

import org.jspecify.annotations.Nullable;

/// What came of looking at a file.
public sealed interface ProbeResult {
    /// What could be read of it.
    @Nullable MediaInfo info();

    /// All of it can be used.
    record Usable(MediaInfo info) implements ProbeResult {}

    /// Some of it can be used.
    ///
    /// @param usableMs from the start to where frames stop being decoded
    record Partly(MediaInfo info, MediaProblem problem, long usableMs) implements ProbeResult {}

    /// No clip can be made of it.
    ///
    /// @param info what could be read all the same, a sound-only file's streams for one
    record Unusable(MediaProblem problem, @Nullable MediaInfo info) implements ProbeResult {}
}
