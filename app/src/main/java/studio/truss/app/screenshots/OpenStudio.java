package studio.truss.app.screenshots;

import javafx.scene.Parent;

import org.jspecify.annotations.Nullable;

import studio.truss.app.StudioGraph;
import studio.truss.app.cloud.AccountState;
import studio.truss.app.studio.editor.EditorState;
import studio.truss.app.studio.library.LibraryModel;
import studio.truss.app.studio.library.search.Card;
import studio.truss.app.studio.library.search.LibraryAnswer;
import studio.truss.app.studio.library.search.LibraryAsk;
import studio.truss.app.studio.sync.SyncState;
import studio.truss.core.imports.AnalysisJob;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.VideoId;

import java.util.List;
import java.util.Optional;

/// The studio as the shots drive it, by what its buttons and keys do. JavaFX thread.
///
/// @param videos what can be imported
record OpenStudio(StudioGraph graph, PreparedVideos videos) {

    Parent root() {
        return graph.root();
    }

    LibraryModel library() {
        return graph.libraryModel();
    }

    void go(String screen) {
        graph.navigation().go(screen);
    }

    @Nullable AccountState account() {
        return graph.account().busyProperty().get() ? null : graph.account().stateProperty().get();
    }

    SyncState sync() {
        return graph.sync().stateProperty().get();
    }

    /// Does what an action's key does.
    void act(String action) {
        graph.keys().run(action);
    }

    /// Shows the library's answer to a text; an empty one asks for all videos.
    void ask(String text, LibraryAsk.Kind kind) {
        go("library");
        library().kindProperty().set(kind);
        library().textProperty().set(text);
    }

    private Optional<LibraryAnswer> answer() {
        return Optional.ofNullable(library().answerProperty().get());
    }

    private List<Asset> assets() {
        return answer().stream().flatMap(a -> a.cards().stream()).map(Card::asset).toList();
    }

    /// Whether the library shows the answer to that text, with cards or without any.
    boolean answered(String text, boolean cards) {
        return answer().filter(a -> a.ask().text().equals(text) && a.cards().isEmpty() != cards)
                .isPresent();
    }

    /// The video that was imported from a file, while the library shows it.
    Optional<Asset> asset(String fileName) {
        return assets().stream().filter(a -> fileName.equals(a.fileName())).findFirst();
    }

    boolean analysed(String fileName) {
        return asset(fileName).filter(a -> a.status() == Asset.Status.ANALYZED).isPresent();
    }

    /// Whether nothing that the library shows is to be analysed any more.
    boolean quiet() {
        return assets().stream().allMatch(a -> library().board().job(a.videoId()) == null);
    }

    /// Whether the library has noticed that a file is not where it was.
    boolean gone(String fileName) {
        return asset(fileName).filter(a -> library().gone(a.videoId())).isPresent();
    }

    /// Whether an analysis has come as far as that.
    boolean analysing(double share) {
        return assets().stream().anyMatch(asset -> job(asset.videoId()) >= share);
    }

    private double job(VideoId video) {
        return library().board().job(video) instanceof AnalysisJob.Working(var _, var step)
                ? step.share()
                : 0;
    }

    /// Opens a video in the editor as soon as the library shows it; true when it has been opened.
    boolean opened(String fileName) {
        if (graph.navigation().shows("editor")) {
            return true;
        }
        asset(fileName)
                .ifPresent(asset -> {
                    graph.editorModel().open(asset.videoId(), null, asset.title());
                    go("editor");
                });
        return false;
    }

    /// Whether the editor shows everything of its video.
    boolean editing() {
        return graph.editorModel().stateProperty().get() instanceof EditorState.Open
                && graph.player().frameProperty().get() != null
                && graph.editorMedia().filmstripProperty().get() != null
                && graph.editorMedia().waveformProperty().get() != null
                && !graph.editorModel().list().moments().isEmpty();
    }
}
