package studio.truss.app.cli.gemini;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// `truss key`: says which commands there are. Neither this nor its commands repeat an argument
/// that they do not know: it may be the key.
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Keeps the keys of services, sealed. A key is never an argument, where other"
                        + " programs and the shell's history would see it.",
        footer = {
            "",
            "Examples:",
            "  truss key set gemini                 asks for the key, and does not show it",
            "  truss key set gemini < key.txt       takes its first line",
            "  truss key list",
            "  truss key remove gemini"
        })
public final class KeyCommand implements Callable<Integer> {
    static final String GEMINI = "gemini";

    @Spec private CommandSpec spec;

    @Unmatched private final List<String> unknown = new ArrayList<>();

    @Override
    public Integer call() {
        if (!unknown.isEmpty()) {
            throw CommandFailure.usage("That is none of truss key set, list and remove.");
        }
        CommandLine line = spec.commandLine();
        line.usage(line.getErr());
        return ExitCode.USAGE;
    }

    static void requireKnown(String name) {
        if (!name.equals(GEMINI)) {
            throw CommandFailure.usage("That is no name of a service; there is: " + GEMINI + ".");
        }
    }
}
