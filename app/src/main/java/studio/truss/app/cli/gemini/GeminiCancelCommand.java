package studio.truss.app.cli.gemini;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.gemini.GeminiFigures;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.store.DeadJobs;
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
        GeminiJob job =
                queue.find(id)
                        .orElseThrow(() ->
                                CommandFailure.usage(
                                        "There is no job " + id + "; 'truss gemini' lists them."));
        String whose = new JobTitle(graph.library()).of(job);
        if (job.state().ended()) {
            System.out.println(
                    "It has ended already: %s, %s.".formatted(whose, GeminiFigures.state(job)));
            return ExitCode.DONE;
        }
        queue.cancel(id);
        DeadJobs dead = new DeadJobs(queue);
        if (dead.ids().contains(id)) {
            dead.end(id);
        }
        GeminiJob now = queue.find(id).orElseThrow();
        System.out.println(
                (now.state().ended() ? "Cancelled: " : "Ends at its next step: ") + whose + ".");
        System.out.println(
                "%s and %s stay counted; what was answered is kept, and costs nothing when it is asked again."
                        .formatted(
                                GeminiFigures.count(now.requests(), "question"),
                                GeminiFigures.usd(now.costUsd())));
        return ExitCode.DONE;
    }
}
