package studio.truss.app;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.library.LibraryModel;
import studio.truss.app.studio.library.LibraryOpener;
import studio.truss.app.studio.library.LibraryParts;
import studio.truss.app.studio.library.cards.DerivedPictures;
import studio.truss.app.studio.look.DiskTrouble;
import studio.truss.app.studio.shell.Notice;
import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.ClipSettings;
import studio.truss.core.clips.rendering.ClipRenders;
import studio.truss.core.clips.rendering.RenderDesk;
import studio.truss.core.derived.DerivedCache;
import studio.truss.core.engine.Derivatives;
import studio.truss.core.imports.AnalysisJob;
import studio.truss.core.imports.AnalysisKeeper;
import studio.truss.core.imports.AnalysisQueue;
import studio.truss.core.imports.Importer;
import studio.truss.core.imports.KeptTranscripts;
import studio.truss.core.imports.Relinker;
import studio.truss.core.imports.VideoAnalysis;
import studio.truss.core.library.Library;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.reframe.FramingWishes;

import java.io.IOException;
import java.util.function.Consumer;

/// The window's parts about the library, put together: what imports, analyses and finds.
final class StudioLibrary {
    private final StudioBase base;
    private final Consumer<Analysis> analysed;
    private final LibraryModel model;

    /// Opens a video in the editor, with a clip of it chosen where one is named.
    interface Editing {
        void open(VideoId video, @Nullable ClipId clip);
    }

    /// @param cache where pictures of cards come from
    /// @param analysed hears of what the editor may show, on the JavaFX thread
    StudioLibrary(
            StudioBase base,
            DerivedCache cache,
            Derivatives derivatives,
            RenderDesk renders,
            Editing editing,
            Consumer<Analysis> analysed) {
        this.base = base;
        this.analysed = analysed;
        AppGraph graph = base.graph();
        Library library = graph.library();
        model =
                new LibraryModel(
                        new LibraryParts(
                                library,
                                new Importer(
                                        library,
                                        graph.analyst(),
                                        graph.recorder(),
                                        new KeptTranscripts(graph.transcripts())),
                                new Relinker(library, graph.recorder()),
                                this::queue,
                                new DerivedPictures(
                                        graph.engine(), cache, derivatives, graph.stills()::at),
                                new ClipRenders(library.renderQueue(), renders::look),
                                graph.clock()),
                        base.background().waiting(),
                        base.background().edits(),
                        base.fx(),
                        base.notices(),
                        base.status(),
                        new Opener(editing),
                        base.messages());
    }

    private AnalysisQueue queue(Consumer<AnalysisJob> listener) {
        AppGraph graph = base.graph();
        return new AnalysisQueue(
                new VideoAnalysis(
                        graph.library(),
                        graph.analyst(),
                        graph.recorder(),
                        graph.cams(),
                        this::clipSettings,
                        new Keeper()),
                graph.data().root().resolve("analysis.lock"),
                base.background().waiting(),
                listener);
    }

    LibraryModel model() {
        return model;
    }

    private ClipSettings clipSettings() {
        ClipSettings usual = ClipSettings.usual();
        return new ClipSettings(
                usual.moments(),
                usual.chat(),
                usual.chatOffsetMs(),
                usual.watch(),
                new FramingWishes(
                        usual.framing().layout(),
                        base.settings().get().motion(),
                        usual.framing().knownCam()),
                usual.encoder(),
                usual.nativeSize(),
                usual.quality(),
                usual.preset());
    }

    private final class Keeper implements AnalysisKeeper {
        @Override
        public void found(Analysis analysis) {
            try {
                base.graph().analyses().keep(analysis);
            } catch (IOException e) {
                String why = DiskTrouble.words(e, base.messages());
                base.fx()
                        .execute(() ->
                                base.notices()
                                        .add(
                                                Notice.trouble(
                                                        base.messages()
                                                                .of(
                                                                        "library.analysis.unkept",
                                                                        why))));
            }
        }

        @Override
        public void recorded(Analysis analysis) {
            base.fx().execute(() -> analysed.accept(analysis));
        }
    }

    private record Opener(Editing editing) implements LibraryOpener {
        @Override
        public void open(VideoId video) {
            editing.open(video, null);
        }

        @Override
        public void open(VideoId video, ClipId clip) {
            editing.open(video, clip);
        }
    }
}
