package studio.truss.app.cli.library;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.ExitCode;

import java.util.concurrent.Callable;

/// `truss library`: everything that the library holds.
@Command(
        name = "library",
        mixinStandardHelpOptions = true,
        description = "Lists what the library holds.",
        footer = {"", "Examples:", "  truss library", "  truss library --json"})
public final class LibraryCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Option(names = "--json", description = "Print the typed items, one a line.")
    private boolean json;

    public LibraryCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        ItemLine.print(System.out, graph.library().items(), json);
        return ExitCode.DONE;
    }
}
