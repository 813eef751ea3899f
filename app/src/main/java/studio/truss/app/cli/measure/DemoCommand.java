package studio.truss.app.cli.measure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.clips.ChatFile;
import studio.truss.app.cli.clips.ClipRun;
import studio.truss.app.cli.clips.InputOutcome;
import studio.truss.app.cli.clips.MomentList;
import studio.truss.app.cli.console.JsonOut;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.clips.ClipSettings;
import studio.truss.core.demo.DemoScript;
import studio.truss.core.demo.PlantedMoments;
import studio.truss.core.media.TimeRange;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// `truss demo`: makes a scripted stream with its chat, runs the main job on it, and says how many
/// of the planted moments were found.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Makes a two-minute scripted stream with its chat, finds its moments, renders them,"
                        + " and counts the planted ones that were found.",
        footer = {"", "Examples:", "  truss demo", "  truss demo --out /tmp/demo --json"})
public final class DemoCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where stream and clips go. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("truss-demo");

    @Option(names = "--json", description = "Print the count to stdout as JSON.")
    private boolean json;

    public DemoCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        Terminal terminal = Terminal.ofProcess();
        DemoScript script = graph.demoScript();
        DemoStream stream = new DemoStream(graph, script, terminal);
        Path video = stream.film(out);
        Path chat = stream.chat(out);
        ClipSettings settings = DemoStream.settings(chat);
        ClipRun.Result result =
                new ClipRun(
                                graph,
                                settings,
                                "demo",
                                new ChatFile(terminal).read(chat),
                                ClipRun.Captions.usual(),
                                terminal)
                        .make(video.toString(), out);
        ObjectNode manifest = result.manifest();
        if (!result.written()) {
            return InputOutcome.exitCode(List.of(result.outcome()));
        }
        PlantedMoments planted = PlantedMoments.of(script, DemoStream.moments(manifest));
        if (json) {
            JsonOut.print(System.out, asJson(planted, manifest));
        } else {
            System.out.println(planted.words() + ".");
            MomentList.print(System.out, manifest);
            System.out.println("Clips: " + out + " · report: " + out.resolve("report.html"));
        }
        return InputOutcome.exitCode(List.of(result.outcome()));
    }

    private ObjectNode asJson(PlantedMoments planted, ObjectNode manifest) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("planted", planted.planted());
        node.put("found", planted.found().size());
        ranges(
                node.putArray("missed"),
                planted.missed().stream().map(DemoScript.Cue::range).toList());
        ranges(node.putArray("invented"), planted.invented());
        node.put("folder", out.toString());
        node.put("report", out.resolve("report.html").toString());
        ArrayNode clips = node.putArray("clips");
        manifest.path("clips").forEach(clip -> clips.add(clip.path("file").asText()));
        return node;
    }

    private static void ranges(ArrayNode into, List<TimeRange> ranges) {
        for (TimeRange range : ranges) {
            into.addObject().put("startMs", range.startMs()).put("endMs", range.endMs());
        }
    }
}
