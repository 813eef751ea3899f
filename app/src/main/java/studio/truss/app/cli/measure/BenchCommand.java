package studio.truss.app.cli.measure;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.JsonOut;
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
import studio.truss.app.measure.WindowBench;
import studio.truss.core.render.EncoderLadder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

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
                    + " the window's first frame with and without the AOT cache; window: its memory"
                    + " with a video of six hours.",
        footer = {
            "",
            "Examples:",
            "  truss bench",
            "  truss bench render --source talk.mp4 --rounds 5",
            "  truss bench quality --source talk.mp4,game.mp4",
            "  truss bench analysis --minutes 60 --rounds 1 --json",
            "  truss bench long --minutes 10,60,360",
            "  truss bench scrub --frames 100",
            "  truss bench timeline",
            "  truss bench gemini --source talk.mp4,game.mp4",
            "  truss bench window --minutes 360"
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
                    "window",
                    "all");

    /// Fewer have no 95th percentile.
    private static final int FRAMES_MIN = 20;

    private static final List<Integer> LONG = List.of(10, 60, 360);

    private final AppGraph graph;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description =
                    "render, quality, analysis, store, chat, long, scrub, timeline, gemini,"
                            + " start, window or all. Default: all.")
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
                            + " long takes several, shortest first. Default: 10; 10,60,360 for"
                            + " long, 360 for window.")
    private List<Integer> minutes = new ArrayList<>();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Rounds, interleaved; medians are printed. Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Option(
            names = "--frames",
            paramLabel = "N",
            description =
                    "scrub: frames of each kind; window: places shown. Default: ${DEFAULT-VALUE}.")
    private int frames = 40;

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
                            + " timeline, gemini, start, window, all.");
        }
        if (rounds < 1 || rounds > 100 || minutes.stream().anyMatch(m -> m < 2 || m > 1_440)) {
            throw CommandFailure.usage("--rounds is 1 to 100, --minutes 2 to 1440.");
        }
        if (frames < FRAMES_MIN || frames > 1_000) {
            throw CommandFailure.usage("--frames is 20 to 1000.");
        }
        List<String> notes = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        measure(
                part -> {
                    if (!json) {
                        RowTable.part(System.out, part, rows.isEmpty());
                    }
                    rows.addAll(part);
                },
                notes);
        if (json) {
            JsonOut.print(System.out, Row.json(rows, notes));
        } else {
            notes.forEach(System.out::println);
        }
        return ExitCode.DONE;
    }

    /// What was asked for, measured; of a command that was not parsed, everything but the long one.
    List<Row> rows(List<String> notes) {
        List<Row> rows = new ArrayList<>();
        measure(rows::addAll, notes);
        return rows;
    }

    /// @param measured is given each part of the rows as soon as it is there
    private void measure(Consumer<List<Row>> measured, List<String> notes) {
        try (Scratch scratch = Scratch.open()) {
            Path folder = scratch.folder();
            BenchFootage footage = new BenchFootage(graph, sources, folder);
            if (wants("store")) {
                measured.accept(StoreBench.run(folder, graph.clock(), rounds));
            }
            if (wants("chat")) {
                measured.accept(ChatBench.run(folder, graph.demoScript(), rounds));
            }
            if (name.equals("start")) {
                measured.accept(StartBench.run(folder, rounds, notes));
            }
            if (name.equals("timeline")) {
                measured.accept(TimelineBench.run(rounds, notes));
            }
            if (name.equals("window")) {
                measured.accept(window(footage));
            }
            if (name.equals("long")) {
                measured.accept(
                        new LongBench(
                                        graph::analyst,
                                        footage.segment(),
                                        footage.script().durationMs())
                                .run(minutes.isEmpty() ? LONG : minutes, folder, notes));
            }
            if (name.equals("gemini")) {
                List<Film> films =
                        sources.isEmpty()
                                ? List.of(footage.lengths(length()).getLast())
                                : footage.given();
                measured.accept(
                        new GeminiBench(graph.engine(), folder, length())
                                .run(films, rounds, notes));
            }
            if (name.equals("quality")) {
                measured.accept(quality(footage));
            }
            if (name.equals("scrub")) {
                String encoder = BenchFootage.encoder(graph.ladder());
                ScrubBench.run(graph.engine(), encoder, folder, frames, measured);
                notes.add(
                        "The baseline drives libav as JavaCV's FFmpegFrameGrabber does, without"
                                + " JavaCV: each time a seek, every frame on the way decoded. Each"
                                + " figure is of "
                                + frames
                                + " frames, the two ways by turns.");
            }
            if (wants("render") || wants("analysis")) {
                media(footage, measured, notes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write temporary files", e);
        }
    }

    private boolean wants(String bench) {
        return name.equals(bench) || name.equals("all");
    }

    private void media(BenchFootage footage, Consumer<List<Row>> measured, List<String> notes) {
        List<Film> lengths = footage.lengths(length());
        if (wants("render")) {
            EncoderLadder ladder = graph.ladder();
            String encoder = BenchFootage.encoder(ladder);
            measured.accept(
                    new RenderBench(graph.engine(), ladder, encoder, ffmpeg, footage.folder())
                            .run(lengths, rounds, notes));
        }
        if (wants("analysis")) {
            Film longest = lengths.getLast();
            measured.accept(
                    AnalysisBench.run(graph.analyst(), longest.file(), longest.info(), rounds));
        }
    }

    private List<Row> window(BenchFootage footage) {
        Film film = footage.lengths(minutes.isEmpty() ? LONG.getLast() : length()).getLast();
        try (AppGraph own = AppGraph.alone(footage.folder().resolve("home"))) {
            return WindowBench.run(own, film, frames);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private List<Row> quality(BenchFootage footage) {
        List<Film> films =
                sources.isEmpty() ? List.of(footage.film(footage.segment())) : footage.given();
        EncoderLadder ladder = graph.ladder();
        return new QualityBench(
                        graph.engine(),
                        ladder,
                        BenchFootage.encoder(ladder),
                        ffmpeg,
                        footage.folder())
                .run(films, rounds);
    }

    private int length() {
        return minutes.isEmpty() ? LONG.getFirst() : minutes.getFirst();
    }
}
