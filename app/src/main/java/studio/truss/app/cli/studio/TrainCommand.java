package studio.truss.app.cli.studio;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.library.LibraryCommand;

import java.util.concurrent.Callable;

/// A short run that loads what commands and the window load, from which the build makes the JDK's
/// AOT cache.
@Command(name = "train", hidden = true, description = "For the build.")
public final class TrainCommand implements Callable<Integer> {
    private final AppGraph graph;

    public TrainCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        int code = new CommandLine(new LibraryCommand(graph)).execute("--json");
        return code == 0
                ? new CommandLine(new StudioCommand(graph)).execute("--first-frame")
                : code;
    }
}
