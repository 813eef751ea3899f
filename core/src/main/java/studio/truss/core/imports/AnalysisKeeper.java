package studio.truss.core.imports;

import studio.truss.core.clips.Analysis;

/// Hears of each analysis, on the thread that made it.
public interface AnalysisKeeper {

    /// The place to keep it: whoever sees its clips in the library finds it already.
    default void found(Analysis analysis) {}

    /// Its clips are in the library.
    void recorded(Analysis analysis);
}
