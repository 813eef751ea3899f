package studio.truss.app.cli.measure;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Terminal;
import studio.truss.app.measure.Film;
import studio.truss.core.bench.BenchJobs;
import studio.truss.core.bench.PlainWay;
import studio.truss.core.demo.DemoScript;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.render.EncoderLadder;
import studio.truss.core.render.Quality;

import java.nio.file.Path;
import java.util.List;

/// What a bench measures on: the creator's files, else two minutes that are drawn for it.
///
/// @param sources none for what is drawn
/// @param folder where that is put
record BenchFootage(AppGraph graph, List<Path> sources, Path folder) {
    private static final int SEGMENT_MINUTES = 2;

    DemoScript script() {
        return graph.demoScript().withSize(1920, 1080).cutTo(SEGMENT_MINUTES * 60_000);
    }

    /// The two minutes.
    Path segment() {
        return new DemoStream(graph, script(), Terminal.ofProcess())
                .film(folder, "segment.mp4", Quality.DRAFT);
    }

    List<Film> given() {
        return sources.stream().map(this::film).toList();
    }

    /// The first file; else the two minutes, and the same copied packet by packet to a length.
    List<Film> lengths(int minutes) {
        if (!sources.isEmpty()) {
            return List.of(film(sources.getFirst()));
        }
        Path segment = segment();
        int times = minutes / SEGMENT_MINUTES;
        if (times < 2) {
            return List.of(film(segment));
        }
        Path whole = folder.resolve("footage.mp4");
        try (PlainWay way = PlainWay.open()) {
            way.run(
                    BenchJobs.REPEAT,
                    new BenchJobs.Repeat(segment, script().durationMs(), times, whole));
        }
        return List.of(film(segment), film(whole));
    }

    Film film(Path source) {
        Path file = source.toAbsolutePath();
        return new Film(
                file,
                switch (graph.engine().probe(file)) {
                    case ProbeResult.Usable(var found) -> found;
                    case ProbeResult.Partly(var found, var problem, var usableMs) -> found;
                    case ProbeResult.Unusable(var problem, var found) ->
                            throw new CommandFailure(ExitCode.NO_INPUT_USABLE, problem.message());
                });
    }

    /// x264 where there is one, since the outside baseline is told to use it too.
    static String encoder(EncoderLadder ladder) {
        List<String> working = ladder.candidates("auto");
        if (working.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.INTERNAL_ERROR,
                    "No encoder of this machine works; 'truss doctor' says more.");
        }
        return working.contains("libx264") ? "libx264" : working.getFirst();
    }
}
