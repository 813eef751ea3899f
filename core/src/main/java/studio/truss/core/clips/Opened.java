package studio.truss.core.clips;

import studio.truss.core.media.MediaProblem;

/// What came of opening a file as a source of clips.
public sealed interface Opened {
    record Ready(Source source) implements Opened {}

    /// No clip can be made of it.
    record Refused(MediaProblem problem) implements Opened {}
}
