package studio.truss.app.cli.gemini;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.core.gemini.job.store.JobQueue;

import java.util.concurrent.Callable;

/// `truss gemini cancel ID`: stops a job; what was answered is kept.
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = "Stops a job at its next step, whichever window or command works it.",
        footer = {"", "Examples:", "  truss gemini cancel 01JX..."})
public final class GeminiCancelCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Parameters(paramLabel = "ID", description = "As 'truss gemini' lists it.")
    private String id = "";

    public GeminiCancelCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        JobQueue queue = new JobQueue(graph.library(), graph.clock());
        if (queue.find(id).isEmpty()) {
            throw CommandFailure.usage("There is no job " + id + "; 'truss gemini' lists them.");
        }
        if (queue.find(id).orElseThrow().state().ended()) {
            System.out.println("It has ended already.");
            return ExitCode.DONE;
        }
        queue.cancel(id);
        return ExitCode.DONE;
    }
}
