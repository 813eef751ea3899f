package studio.truss.core.clips;

import studio.truss.core.media.MediaProblem;
import studio.truss.core.media.ProbeResult;

/// What came of opening a file as a source of clips.
public sealed interface Opened {
    record Ready(Source source) implements Opened {}

    /// No clip can be made of it.
    record Refused(ProbeResult.Unusable probe) implements Opened {
        public MediaProblem problem() {
            return probe.problem();
        }
    }
}
