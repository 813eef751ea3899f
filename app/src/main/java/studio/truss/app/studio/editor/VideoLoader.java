package studio.truss.app.studio.editor;

import studio.truss.app.studio.look.Messages;
import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.archive.AnalysisArchive;
import studio.truss.core.library.Library;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.SourceFile;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.Prober;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Opens a video of the library for the editor; one that was analysed opens although its file is
/// not where it was. Blocks; any thread.
public final class VideoLoader {
    private final Library library;
    private final AnalysisArchive analyses;
    private final Prober prober;
    private final Messages messages;

    public VideoLoader(
            Library library, AnalysisArchive analyses, Prober prober, Messages messages) {
        this.library = library;
        this.analyses = analyses;
        this.prober = prober;
        this.messages = messages;
    }

    /// Either open, or in words why not.
    public EditorState load(VideoId id) {
        try {
            Item item = library.get(new EntityKey.Asset(id));
            return item == null
                    ? new EditorState.Trouble(id, id.value(), messages.of("editor.video.gone"))
                    : load(Asset.of(item));
        } catch (LibraryException e) {
            return new EditorState.Trouble(id, id.value(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new EditorState.Trouble(
                    id,
                    id.value(),
                    messages.of("editor.video.unreadable", String.valueOf(e.getMessage())));
        }
    }

    private EditorState load(Asset asset) throws IOException {
        List<Path> places =
                library.sourceFiles(asset.videoId()).stream().map(SourceFile::path).toList();
        Optional<Path> file = places.stream().filter(Files::isReadable).findFirst();
        String sha256 = asset.sha256();
        Optional<Analysis> analysis = sha256 == null ? Optional.empty() : analyses.find(sha256);
        if (file.isEmpty()) {
            // what is known of the video is enough to go on with its moments
            return analysis.isPresent() && !places.isEmpty()
                    ? open(asset, analysis.get().at(places.getFirst()))
                    : new EditorState.Missing(asset);
        }
        if (analysis.isPresent()) {
            return open(asset, analysis.get().at(file.get()));
        }
        return switch (prober.probe(file.get())) {
            case ProbeResult.Usable(var info) -> open(asset, file.get(), info);
            case ProbeResult.Partly(var info, var problem, var usableMs) ->
                    open(asset, file.get(), info);
            case ProbeResult.Unusable(var problem, var info) ->
                    new EditorState.Trouble(asset.videoId(), asset.title(), problem.message());
        };
    }

    private static EditorState open(Asset asset, Analysis found) {
        return new EditorState.Open(
                new OpenVideo(asset, found.source().file(), found.source().info(), found));
    }

    private EditorState open(Asset asset, Path file, MediaInfo info) {
        return info.picture().isEmpty()
                ? new EditorState.Trouble(
                        asset.videoId(), asset.title(), messages.of("editor.video.soundOnly"))
                : new EditorState.Open(new OpenVideo(asset, file, info, null));
    }
}
