package studio.truss.core.imports;

import studio.truss.core.library.item.VideoId;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// The analysis of one video, from its file to the clips in the library. Blocks.
public interface AnalysisWork {
    /// @param steps hears how it goes on, a few times a second, on any thread
    /// @param cancelled asked all the time, on any thread
    AnalysisEnd run(VideoId video, Consumer<AnalysisStep> steps, BooleanSupplier cancelled);
}
