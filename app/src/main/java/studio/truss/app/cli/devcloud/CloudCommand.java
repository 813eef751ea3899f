package studio.truss.app.cli.devcloud;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import studio.truss.app.cli.console.ExitCode;

import java.util.concurrent.Callable;

/// `truss cloud`: says which commands there are.
@Command(
        name = "cloud",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "How this machine and its cloud stand, and how the creator's cloud is laid out; for"
                        + " development, a cloud on this machine to try signing in and syncing.",
        footer = {"", "A cloud of one's own is set up as docs/cloud.md says."})
public final class CloudCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        line.usage(line.getErr());
        return ExitCode.USAGE;
    }
}
