package studio.truss.app.cli.measure;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.clips.ChatFile;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Terminal;
import studio.truss.app.evaluation.RepeatFigures;
import studio.truss.app.measure.Row;
import studio.truss.core.clips.Analysed;
import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.Analyst;
import studio.truss.core.clips.ClipListener;
import studio.truss.core.clips.Opened;
import studio.truss.core.demo.DemoScript;
import studio.truss.core.demo.PlantedMoments;
import studio.truss.core.moments.Moment;

import java.nio.file.Path;
import java.util.List;

/// What is measured on the demo: whether its planted moments are found, and whether another run
/// writes the same manifest.
final class DemoEval {
    private final AppGraph graph;
    private final Terminal terminal;

    DemoEval(AppGraph graph, Terminal terminal) {
        this.graph = graph;
        this.terminal = terminal;
    }

    List<Row> planted(List<String> notes) {
        DemoScript script = graph.demoScript();
        try (Scratch scratch = Scratch.open()) {
            DemoStream stream = new DemoStream(graph, script, terminal);
            Path video = stream.film(scratch.folder());
            Analysis analysis = analysis(video, stream.chat(scratch.folder()));
            analysis.versions()
                    .detectors()
                    .forEach((detector, weights) ->
                            notes.add("demo: faces by " + detector + standIn(weights)));
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

    private static String standIn(String weights) {
        return weights.equals("built-in")
                ? ", standing in for MediaPipe's weights, which the build could not fetch"
                : "";
    }

    List<Row> repeated(List<String> notes) {
        try (Scratch scratch = Scratch.open()) {
            DemoStream stream = new DemoStream(graph, graph.demoScript(), terminal);
            return RepeatFigures.of(
                    stream.film(scratch.folder()),
                    stream.chat(scratch.folder()),
                    scratch.folder(),
                    notes);
        }
    }

    private Analysis analysis(Path video, Path chat) {
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
