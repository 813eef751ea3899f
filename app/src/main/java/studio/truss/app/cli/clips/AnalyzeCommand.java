package studio.truss.app.cli.clips;

import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.asking.GeminiAsk;
import studio.truss.app.cli.asking.GeminiOptions;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.JsonOut;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.clips.ClipSettings;
import studio.truss.core.live.ChatLog;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// `truss analyze VIDEO`: the main job without the rendering.
@Command(
        name = "analyze",
        mixinStandardHelpOptions = true,
        description =
                "Finds the moments of a video and records them in the library, without rendering.",
        footer = {
            "",
            "Examples:",
            "  truss analyze talk.mp4",
            "  truss analyze vod.mp4 --chat chat.json --json",
            "  truss analyze vod.mp4 --gemini --dry-run",
            "  truss analyze vod.mp4 --gemini --budget 0.50"
        })
public final class AnalyzeCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Parameters(paramLabel = "VIDEO", description = "The video.")
    private String video = "";

    @Option(names = "--json", description = "Print the manifest to stdout.")
    private boolean json;

    @Mixin private ClipOptions options;

    @Mixin private GeminiOptions gemini;

    public AnalyzeCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        Terminal terminal = Terminal.ofProcess();
        gemini.check();
        if (gemini.wanted()) {
            GeminiAsk.requireSettings(graph);
        }
        ClipSettings settings = options.settings();
        Path chatFile = settings.chat();
        ChatLog chat = chatFile == null ? null : new ChatFile(terminal).read(chatFile);
        ClipRun.Result result =
                new ClipRun(
                                graph,
                                settings,
                                options.channel(),
                                chat,
                                ClipRun.Captions.usual(),
                                terminal)
                        .analyseOnly(video);
        int code = InputOutcome.exitCode(List.of(result.outcome()));
        if (gemini.wanted() && result.outcome() != InputOutcome.UNUSABLE) {
            code = asked(result.manifest(), code, terminal);
        }
        if (json) {
            JsonOut.print(System.out, result.manifest());
        } else {
            MomentList.print(System.out, result.manifest());
        }
        return code;
    }

    private int asked(ObjectNode manifest, int code, Terminal terminal) {
        String sha256 = manifest.path("source").path("sha256").asText();
        try (GeminiAsk ask = new GeminiAsk(graph, terminal)) {
            int asked = ask.about(sha256, gemini, manifest);
            boolean found = !manifest.path("moments").isEmpty();
            return asked != ExitCode.DONE ? asked : found ? ExitCode.DONE : code;
        }
    }
}
