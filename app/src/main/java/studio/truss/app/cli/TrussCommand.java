package studio.truss.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import studio.truss.app.cli.console.ExitCode;

import java.util.concurrent.Callable;

/// `truss` without a command: the help.
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
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.DONE;
    }
}
