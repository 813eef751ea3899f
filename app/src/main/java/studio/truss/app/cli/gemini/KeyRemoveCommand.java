package studio.truss.app.cli.gemini;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.cloud.CloudAccess;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Prompt;
import studio.truss.app.cli.console.Terminal;
import studio.truss.platform.gemini.access.GeminiKeys;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// `truss key remove`: forgets a key.
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = "Forgets a key that is kept.",
        footer = {"", "Example:", "  truss key remove gemini"})
public final class KeyRemoveCommand implements Callable<Integer> {
    private final AppGraph graph;
    private final Terminal terminal = Terminal.ofProcess();

    @Parameters(paramLabel = "NAME", description = "Of the service: gemini.")
    private String name = "";

    @Unmatched private final List<String> unknown = new ArrayList<>();

    public KeyRemoveCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        KeyCommand.requireKnown(name);
        if (!unknown.isEmpty()) {
            throw CommandFailure.usage("truss key remove takes a service's name, no more.");
        }
        GeminiKeys keys = graph.geminiKeys(CloudAccess.passphrases(graph, Prompt.ofProcess()));
        if (!keys.isKept()) {
            throw new CommandFailure(ExitCode.NOTHING_FOUND, "No key to Gemini is kept.");
        }
        keys.remove();
        terminal.note("The key to Gemini is forgotten.");
        keys.environmentVariable()
                .ifPresent(
                        variable -> terminal.note(variable + " of the environment still has one."));
        return ExitCode.DONE;
    }
}
