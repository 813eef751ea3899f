package studio.truss.app.cli.library;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.clips.SourceFinder;
import studio.truss.core.clips.exporting.VideoChapters;
import studio.truss.core.engine.EngineJobs;
import studio.truss.core.engine.EngineResult;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.media.ChapterMark;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.TimeRange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `truss export VIDEO --format mp4-chapters`: a lossless copy of a video with its chapters.
record ChapteredFilm(AppGraph graph, Terminal terminal) {
    static final String FORMAT = "mp4-chapters";

    int write(String typed, Path out) throws IOException {
        VideoId video = new KnownVideo(graph.library()).find(typed);
        Path source = source(video);
        Path output = out.toAbsolutePath().normalize();
        if (Files.exists(output) && Files.isSameFile(output, source)) {
            throw CommandFailure.usage("--out names the video itself; the copy is another file.");
        }
        MediaInfo info = info(source);
        List<ChapterMark> chapters =
                new VideoChapters(graph.library()).of(video, TimeRange.of(0, info.durationMs()));
        if (chapters.isEmpty()) {
            terminal.note("%s has no chapters.".formatted(typed));
            return ExitCode.NOTHING_FOUND;
        }
        var request = new EngineJobs.Copy(source, info, chapters, output);
        return switch (graph.engine().copy(request, Heartbeat.none())) {
            case EngineResult.Got<EngineJobs.Copied> done -> {
                terminal.note("  " + out);
                yield ExitCode.DONE;
            }
            case EngineResult.Refused<EngineJobs.Copied>(var problem) ->
                    throw unusable(problem.message());
            case EngineResult.Cancelled<EngineJobs.Copied>() -> throw new Heartbeat.Cancelled();
        };
    }

    private Path source(VideoId video) {
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

    private MediaInfo info(Path source) {
        return switch (graph.engine().probe(source)) {
            case ProbeResult.Usable(var probed) -> probed;
            case ProbeResult.Partly(var probed, var problem, var usableMs) -> probed;
            case ProbeResult.Unusable(var problem, var probed) -> throw unusable(problem.message());
        };
    }

    private static CommandFailure unusable(String words) {
        return new CommandFailure(ExitCode.NO_INPUT_USABLE, words);
    }
}
