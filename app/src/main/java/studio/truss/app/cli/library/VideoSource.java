package studio.truss.app.cli.library;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.core.clips.SourceFinder;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;

import java.nio.file.Path;

/// The file of a video of the library, and what it holds.
record VideoSource(AppGraph graph) {
    /// @throws CommandFailure where it is not on this machine
    Path file(VideoId video) {
        Item item = graph.library().get(new EntityKey.Asset(video));
        if (item == null) {
            throw unusable("The library has no video " + video.value() + ".");
        }
        SourceFinder finder = new SourceFinder(graph.library(), graph.recorder());
        return switch (finder.find(Asset.of(item), null)) {
            case SourceFinder.Found.Here(var file) -> file;
            case SourceFinder.Found.Lost(var words) -> throw unusable(words);
        };
    }

    /// @throws CommandFailure where it cannot be used
    MediaInfo info(Path source) {
        return switch (graph.engine().probe(source)) {
            case ProbeResult.Usable(var probed) -> probed;
            case ProbeResult.Partly(var probed, var problem, var usableMs) -> probed;
            case ProbeResult.Unusable(var problem, var probed) -> throw unusable(problem.message());
        };
    }

    static CommandFailure unusable(String words) {
        return new CommandFailure(ExitCode.NO_INPUT_USABLE, words);
    }
}
