package studio.truss.app.cli.measure;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.JsonOut;
import studio.truss.app.cli.console.Terminal;
import studio.truss.app.measure.AnalysisBench;
import studio.truss.app.measure.ChatBench;
import studio.truss.app.measure.Film;
import studio.truss.app.measure.GeminiBench;
import studio.truss.app.measure.LongBench;
import studio.truss.app.measure.QualityBench;
import studio.truss.app.measure.RenderBench;
import studio.truss.app.measure.Row;
import studio.truss.app.measure.ScrubBench;
import studio.truss.app.measure.StartBench;
import studio.truss.app.measure.StoreBench;
import studio.truss.app.measure.TimelineBench;
import studio.truss.core.bench.BenchJobs;
import studio.truss.core.bench.PlainWay;
import studio.truss.core.demo.DemoScript;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.render.EncoderLadder;
import studio.truss.core.render.Quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/// `truss bench`: what the work costs, beside the plain way of doing it, in the same run.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Measures what the work costs beside the plain way: render, analysis, store, chat,"
                    + " or all of these; quality: whether the standard quality is as good as x264's"
                    + " veryfast, and at what cost; long: analysis of 10 minutes to six hours;"
                    + " scrub: frames for the window beside JavaCV's way; timeline: what a pulse of"
                    + " the window's timeline costs; gemini: what Gemini is sent of a video; start:"
                    + " the window's first frame with and without the AOT cache.",
        footer = {
            "",
            "Examples:",
            "  truss bench",
            "  truss bench render --source talk.mp4 --rounds 5",
            "  truss bench quality --source talk.mp4,game.mp4",
            "  truss bench analysis --minutes 60 --rounds 1 --json",
            "  truss bench long --minutes 10,60,360",
            "  truss bench scrub --rounds 40",
            "  truss bench timeline",
            "  truss bench gemini --source talk.mp4,game.mp4"
        })
public final class BenchCommand implements Callable<Integer> {
    private static final Set<String> NAMES =
            Set.of(
                    "render",
                    "quality",
                    "analysis",
                    "store",
                    "chat",
                    "long",
                    "scrub",
                    "timeline",
                    "gemini",
                    "start",
                    "all");

    /// Fewer have no 95th percentile.
    private static final int SEEKS_MIN = 40;

    private static final List<Integer> LONG = List.of(10, 60, 360);

    private final AppGraph graph;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description =
                    "render, quality, analysis, store, chat, long, scrub, timeline, gemini, start"
                            + " or all. Default: all.")
    private String name = "all";

    @Option(
            names = "--source",
            paramLabel = "FILE",
            split = ",",
            description =
                    "A video to measure on; quality and gemini take several. Default: generated"
                            + " footage.")
    private List<Path> sources = new ArrayList<>();

    @Option(
            names = "--minutes",
            paramLabel = "N",
            split = ",",
            description =
                    "Length of the generated footage, and for gemini of sources that are shorter;"
                            + " long takes several, shortest first. Default: 10, and 10,60,360"
                            + " for long.")
    private List<Integer> minutes = new ArrayList<>();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Rounds, interleaved; medians are printed. Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Option(
            names = "--baseline-ffmpeg",
            paramLabel = "PATH",
            description =
                    "render, quality: measure against this program instead of the built-in"
                            + " baseline.")
    private @Nullable Path ffmpeg;

    @Option(names = "--json", description = "Print JSON to stdout.")
    private boolean json;

    public BenchCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        if (!NAMES.contains(name)) {
            throw CommandFailure.usage(
                    "There is no bench '"
                            + name
                            + "'. There are render, quality, analysis, store, chat, long, scrub,"
                            + " timeline, gemini, start, all.");
        }
        if (rounds < 1 || rounds > 100 || minutes.stream().anyMatch(m -> m < 2 || m > 1_440)) {
            throw CommandFailure.usage("--rounds is 1 to 100, --minutes 2 to 1440.");
        }
        List<String> notes = new ArrayList<>();
        List<Row> rows = rows(notes);
        if (json) {
            JsonOut.print(System.out, Row.json(rows, notes));
        } else {
            RowTable.print(System.out, rows, notes);
        }
        return ExitCode.DONE;
    }

    /// What was asked for, measured; of a command that was not parsed, everything but the long one.
    List<Row> rows(List<String> notes) {
        List<Row> rows = new ArrayList<>();
        try (Scratch scratch = Scratch.open()) {
            if (wants("store")) {
                rows.addAll(StoreBench.run(scratch.folder(), graph.clock(), rounds));
            }
            if (wants("chat")) {
                rows.addAll(ChatBench.run(scratch.folder(), graph.demoScript(), rounds));
            }
            if (name.equals("start")) {
                rows.addAll(StartBench.run(scratch.folder(), rounds, notes));
            }
            if (name.equals("timeline")) {
                rows.addAll(TimelineBench.run(rounds, notes));
            }
            if (name.equals("long")) {
                DemoScript script = segmentScript();
                rows.addAll(
                        new LongBench(
                                        graph::analyst,
                                        segment(scratch.folder(), script),
                                        script.durationMs())
                                .run(minutes.isEmpty() ? LONG : minutes, scratch.folder(), notes));
            }
            if (name.equals("gemini")) {
                List<Film> films =
                        sources.isEmpty()
                                ? List.of(footage(scratch.folder()).getLast())
                                : sources.stream().map(this::film).toList();
                rows.addAll(
                        new GeminiBench(graph.engine(), scratch.folder(), length())
                                .run(films, rounds, notes));
            }
            if (name.equals("quality")) {
                rows.addAll(quality(scratch.folder()));
            }
            if (name.equals("scrub")) {
                rows.addAll(
                        ScrubBench.run(
                                graph.engine(),
                                encoder(graph.ladder()),
                                scratch.folder(),
                                Math.max(SEEKS_MIN, rounds)));
                notes.add(
                        "The baseline drives libav as JavaCV's FFmpegFrameGrabber does, without"
                                + " JavaCV: each time a seek, every frame on the way decoded. Each"
                                + " figure is of "
                                + Math.max(SEEKS_MIN, rounds)
                                + " frames, the two ways by turns.");
            }
            if (wants("render") || wants("analysis")) {
                rows.addAll(media(scratch.folder(), notes));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write temporary files", e);
        }
        return rows;
    }

    private boolean wants(String bench) {
        return name.equals(bench) || name.equals("all");
    }

    private List<Row> media(Path folder, List<String> notes) {
        List<Film> lengths =
                sources.isEmpty() ? footage(folder) : List.of(film(sources.getFirst()));
        Film longest = lengths.getLast();
        List<Row> rows = new ArrayList<>();
        if (wants("render")) {
            EncoderLadder ladder = graph.ladder();
            rows.addAll(
                    new RenderBench(graph.engine(), ladder, encoder(ladder), ffmpeg, folder)
                            .run(lengths, rounds, notes));
        }
        if (wants("analysis")) {
            rows.addAll(AnalysisBench.run(graph.analyst(), longest.file(), longest.info(), rounds));
        }
        return rows;
    }

    private List<Row> quality(Path folder) {
        List<Film> films =
                sources.isEmpty()
                        ? List.of(film(segment(folder, segmentScript())))
                        : sources.stream().map(this::film).toList();
        EncoderLadder ladder = graph.ladder();
        return new QualityBench(graph.engine(), ladder, encoder(ladder), ffmpeg, folder)
                .run(films, rounds);
    }

    private Film film(Path source) {
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
    private static String encoder(EncoderLadder ladder) {
        List<String> working = ladder.candidates("auto");
        if (working.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.INTERNAL_ERROR,
                    "No encoder of this machine works; 'truss doctor' says more.");
        }
        return working.contains("libx264") ? "libx264" : working.getFirst();
    }

    private int length() {
        return minutes.isEmpty() ? LONG.getFirst() : minutes.getFirst();
    }

    private DemoScript segmentScript() {
        return graph.demoScript().withSize(1920, 1080).cutTo(120_000);
    }

    private Path segment(Path folder, DemoScript script) {
        return new DemoStream(graph, script, Terminal.ofProcess())
                .film(folder, "segment.mp4", Quality.DRAFT);
    }

    /// Two minutes drawn at 1080p, and the same copied packet by packet to the length.
    private List<Film> footage(Path folder) {
        DemoScript script = segmentScript();
        Path segment = segment(folder, script);
        int times = length() / 2;
        if (times < 2) {
            return List.of(film(segment));
        }
        Path whole = folder.resolve("footage.mp4");
        try (PlainWay way = PlainWay.open()) {
            way.run(
                    BenchJobs.REPEAT,
                    new BenchJobs.Repeat(segment, script.durationMs(), times, whole));
        }
        return List.of(film(segment), film(whole));
    }
}
