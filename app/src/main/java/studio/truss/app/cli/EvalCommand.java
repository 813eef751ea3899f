package studio.truss.app.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import studio.truss.app.AppGraph;
import studio.truss.app.measure.FramingEval;
import studio.truss.app.measure.Row;
import studio.truss.core.clips.Analysed;
import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.Analyst;
import studio.truss.core.clips.ClipListener;
import studio.truss.core.clips.Opened;
import studio.truss.core.demo.DemoScript;
import studio.truss.core.demo.PlantedMoments;
import studio.truss.core.live.evaluation.ChatEvaluation;
import studio.truss.core.live.evaluation.Figure;
import studio.truss.core.moments.Moment;
import studio.truss.core.render.RenderPlan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// `truss eval`: how right the program is, against truth.
@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        description = "Measures quality against truth: chat, demo, framing, or all.",
        footer = {
            "",
            "Examples:",
            "  truss eval demo",
            "  truss eval chat --logs DIR --truth DIR --json",
            "  truss eval framing --data DIR",
            "  truss eval all --data DIR"
        })
final class EvalCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "chat, demo, framing or all. Default: all.")
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
            description = "A folder of test data; its 'chat', 'video' and 'groundtruth' are taken.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print JSON to stdout.")
    private boolean json;

    EvalCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        Terminal terminal = Terminal.ofProcess();
        List<Row> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        switch (name) {
            case "chat" -> rows.addAll(chat());
            case "demo" -> rows.addAll(demo(terminal, notes));
            case "framing" -> rows.addAll(framing(terminal));
            case "all" -> {
                if (logs != null || data != null) {
                    rows.addAll(chat());
                } else {
                    notes.add("chat was left out: it needs --logs and --truth, or --data.");
                }
                if (data != null) {
                    rows.addAll(framing(terminal));
                } else {
                    notes.add("framing was left out: it needs --data.");
                }
                rows.addAll(demo(terminal, notes));
            }
            default ->
                    throw CommandFailure.usage(
                            "There is no evaluation '"
                                    + name
                                    + "'. There are chat, demo, framing and all.");
        }
        if (json) {
            JsonOut.print(System.out, Row.json(rows, notes));
        } else {
            RowTable.print(System.out, rows, notes);
        }
        return ExitCode.DONE;
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
        try {
            return new ChatEvaluation()
                    .evaluate(from, marks).stream().map(EvalCommand::row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + from + " and " + marks, e);
        }
    }

    private static Row row(Figure figure) {
        Double target = figure.target();
        return target == null
                ? Row.fact(figure.name(), figure.value(), figure.unit())
                : Row.atLeast(figure.name(), figure.value(), figure.unit(), target);
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
            case Opened.Refused(var problem) ->
                    throw new CommandFailure(ExitCode.INTERNAL_ERROR, problem.message());
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
