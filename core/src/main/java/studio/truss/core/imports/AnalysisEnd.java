package studio.truss.core.imports;

/// What came of analysing a video.
public sealed interface AnalysisEnd {
    record Done(int moments) implements AnalysisEnd {}

    /// @param words what happened and what to do
    record Failed(String words) implements AnalysisEnd {}

    record Cancelled() implements AnalysisEnd {}
}
