package studio.truss.app.studio.library;

import studio.truss.app.studio.library.cards.CardPictures;
import studio.truss.core.clips.rendering.ClipRenders;
import studio.truss.core.imports.AnalysisJob;
import studio.truss.core.imports.AnalysisQueue;
import studio.truss.core.imports.Importer;
import studio.truss.core.imports.Relinker;
import studio.truss.core.library.Library;

import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;

/// What the library screen works with.
///
/// @param queue makes the queue of analyses, given who listens to it
public record LibraryParts(
        Library library,
        Importer importer,
        Relinker relinker,
        Function<Consumer<AnalysisJob>, AnalysisQueue> queue,
        CardPictures pictures,
        ClipRenders renders,
        Clock clock) {}
