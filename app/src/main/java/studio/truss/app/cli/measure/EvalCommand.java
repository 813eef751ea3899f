package studio.truss.app.cli.measure;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.clips.ChatFile;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.JsonOut;
import studio.truss.app.cli.console.Terminal;
import studio.truss.app.evaluation.ChatFigures;
import studio.truss.app.evaluation.CreatorFigures;
import studio.truss.app.evaluation.MomentFigures;
import studio.truss.app.evaluation.ShotFigures;
import studio.truss.app.evaluation.SoundFigures;
import studio.truss.app.measure.FramingEval;
import studio.truss.app.measure.Row;
import studio.truss.app.measure.WatchEval;
import studio.truss.core.clips.Analysed;
import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.Analyst;
import studio.truss.core.clips.ClipListener;
import studio.truss.core.clips.Opened;
import studio.truss.core.demo.DemoScript;
import studio.truss.core.demo.PlantedMoments;
import studio.truss.core.moments.Moment;
import studio.truss.core.render.RenderPlan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// `truss eval`: how right the program is, against truth.
@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        description =
                "Measures quality against truth: chat, shots, sound, edges, scores, ablation,"
                        + " creator, framing, demo, or all of these; watch: coarse to"
                        + " fine against every frame.",
        footer = {
            "",
            "Examples:",
            "  truss eval demo",
            "  truss eval watch",
            "  truss eval chat --logs DIR --truth DIR --json",
            "  truss eval shots --data DIR",
            "  truss eval creator",
            "  truss eval framing --data DIR",
            "  truss eval all --data DIR"
        })
public final class EvalCommand implements Callable<Integer> {
    private static final List<String> ALL =
            List.of(
                    "chat",
                    "shots",
                    "sound",
                    "edges",
                    "scores",
                    "ablation",
                    "creator",
                    "framing",
                    "demo");

    private static final List<Long> SHOT_SEEDS = List.of(1L, 2L, 3L, 4L, 5L);

    private final AppGraph graph;
    private @Nullable MomentFigures streams;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description =
                    "chat, shots, sound, edges, scores, ablation, creator, framing, demo, watch or"
                            + " all. Default: all.")
    private String name = "all";

    @Option(names = "--logs", paramLabel = "DIR", description = "chat: the folder of chat logs.")
    private @Nullable Path logs;

    @Option(
            names = "--truth",
            paramLabel = "DIR",
            description = "chat: the folder of marks and labels. Default: that of the logs.")
    private @Nullable Path truth;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A folder of test data; its 'chat', 'groundtruth' and 'video' are taken.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print JSON to stdout.")
    private boolean json;

    public EvalCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        Terminal terminal = Terminal.ofProcess();
        List<Row> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (String each : name.equals("all") ? ALL : List.of(name)) {
            rows.addAll(measure(each, terminal, notes));
        }
        if (json) {
            JsonOut.print(System.out, Row.json(rows, notes));
        } else {
            RowTable.print(System.out, rows, notes);
        }
        return ExitCode.DONE;
    }

    private List<Row> measure(String each, Terminal terminal, List<String> notes) {
        boolean asked = !name.equals("all");
        if (!asked) {
            terminal.note("Measuring " + each + " ...");
        }
        return switch (each) {
            case "chat" -> asked || logs != null || data != null ? chat() : left("chat", notes);
            case "shots" -> asked || data != null ? shots(notes) : left("shots", notes);
            case "sound" -> SoundFigures.of();
            case "edges" -> streams().edges();
            case "scores" -> streams().scores();
            case "ablation" -> streams().ablation();
            case "creator" -> CreatorFigures.of(graph.library(), notes);
            case "framing" -> asked || data != null ? framing(terminal) : left("framing", notes);
            case "demo" -> demo(terminal, notes);
            case "watch" -> watch(terminal);
            default ->
                    throw CommandFailure.usage(
                            "There is no evaluation '"
                                    + each
                                    + "'. There are "
                                    + String.join(", ", ALL)
                                    + ", watch and all.");
        };
    }

    private static List<Row> left(String what, List<String> notes) {
        notes.add(what + " was left out: it needs --data DIR.");
        return List.of();
    }

    private MomentFigures streams() {
        MomentFigures made = streams;
        if (made == null) {
            made = new MomentFigures();
            streams = made;
        }
        return made;
    }

    private List<Row> framing(Terminal terminal) {
        if (data == null || !Files.isDirectory(data.resolve("video"))) {
            throw CommandFailure.usage("framing needs a folder of test data: --data DIR.");
        }
        String encoder =
                graph.ladder().candidates(RenderPlan.AUTO).stream()
                        .findFirst()
                        .orElseThrow(() ->
                                new CommandFailure(
                                        ExitCode.INTERNAL_ERROR,
                                        "No encoder of this machine works; 'truss doctor' says"
                                                + " why."));
        try (Scratch scratch = Scratch.open()) {
            return new FramingEval(
                            graph.engine(),
                            graph.faceModel().orElse(null),
                            encoder,
                            data,
                            scratch.folder(),
                            terminal::note)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + data, e);
        }
    }

    private List<Row> chat() {
        Path from = logs != null ? logs : data != null ? data.resolve("chat") : null;
        if (from == null || !Files.isDirectory(from)) {
            throw CommandFailure.usage("chat needs a folder of logs: --logs DIR or --data DIR.");
        }
        Path marks = truth != null ? truth : data != null ? data.resolve("groundtruth") : from;
        if (!Files.isDirectory(marks)) {
            throw CommandFailure.usage(marks + " is no folder: choose another with --truth DIR.");
        }
        return ChatFigures.of(from, marks);
    }

    private List<Row> shots(List<String> notes) {
        Path folder = data == null ? null : data.resolve("video");
        if (folder == null || !Files.isDirectory(folder)) {
            throw CommandFailure.usage("shots needs footage: --data DIR with a folder 'video'.");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return ShotFigures.of(graph.reels(), files.sorted().toList(), SHOT_SEEDS, notes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(
                    "The footage in " + folder + " is too little: " + e.getMessage() + ".");
        }
    }

    private List<Row> watch(Terminal terminal) {
        String encoder =
                graph.ladder().candidates(RenderPlan.AUTO).stream()
                        .findFirst()
                        .orElseThrow(() ->
                                new CommandFailure(
                                        ExitCode.INTERNAL_ERROR,
                                        "No encoder of this machine works; 'truss doctor' says"
                                                + " more."));
        try (Scratch scratch = Scratch.open()) {
            return new WatchEval(graph.engine(), graph.analyst(), encoder)
                    .run(
                            scratch.folder(),
                            (done, total) ->
                                    terminal.progress("  drawing a stream", done, total, ""));
        }
    }

    private List<Row> demo(Terminal terminal, List<String> notes) {
        DemoScript script = graph.demoScript();
        try (Scratch scratch = Scratch.open()) {
            DemoStream stream = new DemoStream(graph, script, terminal);
            Path video = stream.film(scratch.folder());
            Path chat = stream.chat(scratch.folder());
            Analysis analysis = analysis(video, chat, terminal);
            analysis.versions()
                    .detectors()
                    .forEach((detector, weights) ->
                            notes.add(
                                    "faces by "
                                            + detector
                                            + (weights.equals("built-in")
                                                    ? ", standing in for MediaPipe's"
                                                            + " weights, which the build"
                                                            + " could not fetch"
                                                    : "")));
            PlantedMoments planted =
                    PlantedMoments.of(
                            script,
                            analysis.findings().moments().stream().map(Moment::range).toList());
            return List.of(
                    Row.atLeast(
                            "demo: planted moments found",
                            planted.found().size(),
                            "",
                            planted.planted()),
                    Row.atMost("demo: moments invented", planted.invented().size(), "", 0));
        }
    }

    private Analysis analysis(Path video, Path chat, Terminal terminal) {
        Analyst analyst = graph.analyst();
        return switch (analyst.open("demo.mp4", video)) {
            case Opened.Refused refused ->
                    throw new CommandFailure(ExitCode.INTERNAL_ERROR, refused.problem().message());
            case Opened.Ready(var source) ->
                    switch (analyst.analyse(
                            source,
                            DemoStream.settings(chat),
                            new ChatFile(terminal).read(chat),
                            ClipListener.none())) {
                        case Analysed.Failed(var problem) ->
                                throw new CommandFailure(
                                        ExitCode.INTERNAL_ERROR, problem.message());
                        case Analysed.Done(var analysis) -> analysis;
                    };
        };
    }
}
