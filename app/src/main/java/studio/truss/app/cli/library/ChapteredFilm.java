package studio.truss.app.cli.library;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.clips.exporting.VideoChapters;
import studio.truss.core.engine.EngineJobs;
import studio.truss.core.engine.EngineResult;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.media.ChapterMark;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaInfo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `truss export VIDEO --format mp4-chapters`: a lossless copy of a video with its chapters, of
/// which one is enough, as it is for `--format chapters`.
record ChapteredFilm(AppGraph graph, Terminal terminal) {
    static final String FORMAT = "mp4-chapters";

    int write(String typed, Path out) throws IOException {
        VideoId video = new KnownVideo(graph.library()).find(typed);
        VideoSource sources = new VideoSource(graph);
        Path source = sources.file(video);
        Path output = out.toAbsolutePath().normalize();
        if (Files.exists(output) && Files.isSameFile(output, source)) {
            throw CommandFailure.usage("--out names the video itself; the copy is another file.");
        }
        MediaInfo info = sources.info(source);
        List<ChapterMark> chapters =
                new VideoChapters(graph.library()).whole(video, info.durationMs());
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
                    throw VideoSource.unusable(problem.message());
            case EngineResult.Cancelled<EngineJobs.Copied>() -> throw new Heartbeat.Cancelled();
        };
    }
}
