package studio.truss.app.cli;

import picocli.CommandLine.Command;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.studio.StudioCommand;

import java.util.concurrent.Callable;

/// `truss` without a command: the window.
@Command(
        name = "truss",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Turns a long video into scored moments and finished vertical clips, on this"
                        + " machine.",
        footer = {
            "",
            "Examples:",
            "  truss                                   open the studio",
            "  truss demo                              make a stream, find its moments, render"
                    + " them",
            "  truss clip talk.mp4                     find the moments, render the best as 9:16",
            "  truss clip vod.mp4 --chat chat.json     let the chat help to find them",
            "  truss query \"viralityScore > 80 order by viralityScore desc limit 10\"",
            "",
            "Exit codes: 0 done, 1 internal error, 2 usage, 3 no input could be used, 4 nothing"
                    + " found,",
            "            5 some of several failed, 130 interrupted."
        })
final class TrussCommand implements Callable<Integer> {
    private final AppGraph graph;

    TrussCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() throws InterruptedException {
        return new StudioCommand(graph).call();
    }
}
