package studio.truss.core.clips;

import studio.truss.core.media.MediaProblem;

/// What came of analysing a source.
public sealed interface Analysed {
    record Done(Analysis analysis) implements Analysed {}

    /// Its picture could not be read to the end; nothing was found out.
    record Failed(MediaProblem problem) implements Analysed {}
}
