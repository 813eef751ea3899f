package studio.truss.core.imports;

import studio.truss.core.library.item.VideoId;

/// An analysis that was asked for, as it is now.
public sealed interface AnalysisJob {
    VideoId video();

    /// @param before how many are before it, the one under way included
    record Waiting(VideoId video, int before) implements AnalysisJob {}

    record Working(VideoId video, AnalysisStep step) implements AnalysisJob {}

    record Ended(VideoId video, AnalysisEnd end) implements AnalysisJob {}
}
