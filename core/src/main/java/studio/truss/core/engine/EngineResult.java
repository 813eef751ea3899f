package studio.truss.core.engine;

import studio.truss.core.media.MediaProblem;

/// What came of looking at, or listening to, a source.
public sealed interface EngineResult<R> {

    record Got<R>(R value) implements EngineResult<R> {}

    /// It cannot be had of this file; a crash and a hang of the worker are among the reasons.
    record Refused<R>(MediaProblem problem) implements EngineResult<R> {}

    record Cancelled<R>() implements EngineResult<R> {}
}
