package studio.truss.app.cli.clips;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import studio.truss.app.AppGraph;
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
            "  truss analyze vod.mp4 --chat chat.json --json"
        })
public final class AnalyzeCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Parameters(paramLabel = "VIDEO", description = "The video.")
    private String video = "";

    @Option(names = "--json", description = "Print the manifest to stdout.")
    private boolean json;

    @Mixin private ClipOptions options;

    public AnalyzeCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        Terminal terminal = Terminal.ofProcess();
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
        if (json) {
            JsonOut.print(System.out, result.manifest());
        } else {
            MomentList.print(System.out, result.manifest());
        }
        return InputOutcome.exitCode(List.of(result.outcome()));
    }
}
