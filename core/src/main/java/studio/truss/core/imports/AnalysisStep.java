package studio.truss.core.imports;

import studio.truss.core.clips.ClipListener.Stage;

/// How far the analysis of a video is.
///
/// @param share of all its work, 0..1
/// @param speed of this stage, in seconds of video a second; 0 while it cannot be told
/// @param moments how many a first ranking has, 0 before it
public record AnalysisStep(Stage stage, double share, double speed, int moments) {
    static final AnalysisStep BEGINNING = new AnalysisStep(Stage.LOOK, 0, 0, 0);
}
