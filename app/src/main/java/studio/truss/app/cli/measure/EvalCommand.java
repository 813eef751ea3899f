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
import studio.truss.app.evaluation.ChatFigures;
import studio.truss.app.evaluation.CreatorFigures;
import studio.truss.app.evaluation.MomentFigures;
import studio.truss.app.evaluation.NothingFigures;
import studio.truss.app.evaluation.ShotFigures;
import studio.truss.app.evaluation.SoundFigures;
import studio.truss.app.evaluation.SteadyFigures;
import studio.truss.app.evaluation.TestStreams;
import studio.truss.app.measure.FramingEval;
import studio.truss.app.measure.Row;
import studio.truss.app.measure.WatchEval;
import studio.truss.core.render.RenderPlan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;

/// `truss eval`: how right the program is, against truth.
@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        description =
                "Measures quality against truth: chat, shots, sound, edges, scores, steady,"
                        + " nothing, creator, framing, demo, repeat, watch, ablation, speed (what"
                        + " 'truss bench' measures), or all of these, which takes most of an hour.",
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
                    "steady",
                    "nothing",
                    "creator",
                    "framing",
                    "demo",
                    "repeat",
                    "watch",
                    "ablation",
                    "speed");

    private static final List<Long> SHOT_SEEDS = List.of(1L, 2L, 3L, 4L, 5L);

    private final AppGraph graph;
    private @Nullable MomentFigures streams;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description =
                    "chat, shots, sound, edges, scores, steady, nothing, creator, framing, demo,"
                            + " repeat, watch, ablation, speed or all. Default: all.")
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
        List<String> notes = new ArrayList<>();
        if (!name.equals("all")) {
            List<Row> rows = measure(name, terminal, notes);
            if (json) {
                JsonOut.print(System.out, Row.json(rows, notes));
            } else {
                RowTable.print(System.out, rows, notes);
            }
            return ExitCode.DONE;
        }
        return all(terminal, notes);
    }

    /// Prints each part of the table when it has been measured; a part that fails costs itself
    /// alone.
    private int all(Terminal terminal, List<String> notes) {
        List<Row> rows = new ArrayList<>();
        boolean failed = false;
        for (String each : ALL) {
            List<Row> part = List.of();
            try {
                part = measure(each, terminal, notes);
            } catch (IllegalStateException | UncheckedIOException e) {
                failed = true;
                notes.add(each + " could not be measured: " + e.getMessage());
            }
            if (!json) {
                RowTable.part(System.out, part, rows.isEmpty());
            }
            rows.addAll(part);
        }
        long missed = rows.stream().filter(row -> Boolean.FALSE.equals(row.ok())).count();
        long met = rows.stream().filter(row -> Boolean.TRUE.equals(row.ok())).count();
        notes.add("targets: %d met, %d missed.".formatted(met, missed));
        notes.add("Analysis of one hour and of six: 'truss bench long'.");
        if (json) {
            JsonOut.print(System.out, Row.json(rows, notes));
        } else {
            notes.forEach(System.out::println);
        }
        return failed ? ExitCode.SOME_FAILED : ExitCode.DONE;
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
            case "steady" -> with(streams -> new SteadyFigures(streams).run());
            case "nothing" -> with(streams -> NothingFigures.of(streams, videos()));
            case "ablation" -> ablation();
            case "creator" -> CreatorFigures.of(graph.library(), notes);
            case "framing" -> asked || data != null ? framing(terminal) : left("framing", notes);
            case "demo" -> new DemoEval(graph, terminal).planted(notes);
            case "repeat" -> new DemoEval(graph, terminal).repeated(notes);
            case "watch" -> watch(terminal);
            case "speed" -> new BenchCommand(graph).rows(notes);
            default ->
                    throw CommandFailure.usage(
                            "There is no evaluation '"
                                    + each
                                    + "'. There are "
                                    + String.join(", ", ALL)
                                    + " and all.");
        };
    }

    private static List<Row> left(String what, List<String> notes) {
        notes.add(what + " was left out: it needs --data DIR.");
        return List.of();
    }

    private List<Row> ablation() {
        List<Row> rows = new ArrayList<>(streams().ablation());
        if (logs != null || data != null) {
            rows.addAll(ChatFigures.ablation(chatLogs(), chatTruth()));
        }
        return rows;
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
        if (data == null) {
            throw CommandFailure.usage("framing needs a folder of test data: --data DIR.");
        }
        for (String needed : List.of("video", "groundtruth")) {
            if (!Files.isDirectory(data.resolve(needed))) {
                throw CommandFailure.usage(
                        "framing needs a folder '%s' in %s, and there is none."
                                .formatted(needed, data));
            }
        }
        String encoder = encoder();
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
        return ChatFigures.of(chatLogs(), chatTruth());
    }

    private Path chatLogs() {
        Path from = logs != null ? logs : data != null ? data.resolve("chat") : null;
        if (from == null || !Files.isDirectory(from)) {
            throw CommandFailure.usage("chat needs a folder of logs: --logs DIR or --data DIR.");
        }
        return from;
    }

    private Path chatTruth() {
        Path marks = truth != null ? truth : data != null ? data.resolve("groundtruth") : logs;
        if (marks == null || !Files.isDirectory(marks)) {
            throw CommandFailure.usage(marks + " is no folder: choose another with --truth DIR.");
        }
        return marks;
    }

    private List<Row> shots(List<String> notes) {
        Path folder = videos();
        if (folder == null) {
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
        return with(streams ->
                new WatchEval(graph.engine(), graph.analyst(), streams.encoder())
                        .run(
                                streams.folder(),
                                (done, total) ->
                                        terminal.progress("  drawing a stream", done, total, "")));
    }

    private List<Row> with(Function<TestStreams, List<Row>> figures) {
        String encoder = encoder();
        try (Scratch scratch = Scratch.open()) {
            return figures.apply(
                    new TestStreams(graph.engine(), graph.analyst(), encoder, scratch.folder()));
        }
    }

    private @Nullable Path videos() {
        Path folder = data == null ? null : data.resolve("video");
        return folder == null || !Files.isDirectory(folder) ? null : folder;
    }

    private String encoder() {
        return graph.ladder().candidates(RenderPlan.AUTO).stream()
                .findFirst()
                .orElseThrow(() ->
                        new CommandFailure(
                                ExitCode.INTERNAL_ERROR,
                                "No encoder of this machine works; 'truss doctor' says more."));
    }
}
