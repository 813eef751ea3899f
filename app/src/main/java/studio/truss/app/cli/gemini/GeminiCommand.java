package studio.truss.app.cli.gemini;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.JsonOut;
import studio.truss.app.cli.console.PlainText;
import studio.truss.app.gemini.GeminiFigures;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.store.DeadJobs;
import studio.truss.core.gemini.job.store.JobQueue;
import studio.truss.core.gemini.job.store.Ledger;
import studio.truss.core.gemini.settings.GeminiSettings;
import studio.truss.core.gemini.settings.GeminiSettingsFile;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;

/// `truss gemini`: what was asked, how far it is, what it cost.
@Command(
        name = "gemini",
        mixinStandardHelpOptions = true,
        description = {
            "Lists what Gemini was asked, what it cost, and the month's budget.",
            "",
            "'truss analyze VIDEO --gemini' asks; 'truss key set gemini' stores the key."
        },
        footer = {
            "",
            "Examples:",
            "  truss gemini",
            "  truss gemini sent talk.mp4           every word that is sent for a video",
            "  truss gemini set --budget 3 --model gemini-3.5-flash-lite",
            "  truss gemini cancel 01JX..."
        })
public final class GeminiCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Option(names = "--json", description = "Print JSON to stdout.")
    private boolean json;

    private Set<String> interrupted = Set.of();

    public GeminiCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        JobQueue queue = new JobQueue(graph.library(), graph.clock());
        List<GeminiJob> jobs = queue.all();
        interrupted = new DeadJobs(queue).ids();
        BigDecimal month = new Ledger(graph.library(), graph.clock()).month();
        GeminiSettings settings = new GeminiSettingsFile(graph.data()).read();
        if (json) {
            JsonOut.print(System.out, json(jobs, month, settings));
        } else {
            print(System.out, jobs, month, settings);
        }
        return ExitCode.DONE;
    }

    private void print(
            PrintStream out, List<GeminiJob> jobs, BigDecimal month, GeminiSettings settings) {
        for (GeminiJob job : jobs) {
            out.println(
                    "%s  %s  %s  %s"
                            .formatted(
                                    job.id(),
                                    GeminiFigures.usd(job.costUsd()),
                                    PlainText.line(new JobTitle(graph.library()).of(job)),
                                    words(job)));
        }
        if (jobs.isEmpty()) {
            out.println("Nothing was asked yet.");
        }
        out.println(
                "This month: %s of %s. Model: %s."
                        .formatted(
                                GeminiFigures.usd(month),
                                GeminiFigures.usd(settings.monthMost()),
                                settings.model()));
    }

    private String words(GeminiJob job) {
        String state =
                interrupted.contains(job.id())
                        ? GeminiFigures.interrupted(job)
                        : GeminiFigures.state(job);
        String unanswered = GeminiFigures.unanswered(job);
        return unanswered.isEmpty() ? state : state + " (" + unanswered + ")";
    }

    private ObjectNode json(List<GeminiJob> jobs, BigDecimal month, GeminiSettings settings) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("monthUsd", month);
        root.put("monthMostUsd", settings.monthMost());
        settings.models().forEach(root.putArray("models")::add);
        for (GeminiJob job : jobs) {
            ObjectNode one = root.withArray("jobs").addObject();
            one.put("id", job.id());
            one.put("videoId", job.video().value());
            one.put("title", new JobTitle(graph.library()).of(job));
            one.put("state", job.state().name().toLowerCase(Locale.ROOT));
            one.put("interrupted", interrupted.contains(job.id()));
            one.put("message", job.message());
            one.put("windowsDone", job.windowsDone());
            one.put("windows", job.windows());
            one.put("requests", job.requests());
            one.put("unanswered", job.unanswered());
            one.put("costUsd", job.costUsd());
        }
        return root;
    }
}
