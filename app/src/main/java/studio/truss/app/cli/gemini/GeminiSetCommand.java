package studio.truss.app.cli.gemini;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.asking.GeminiOptions;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.gemini.GeminiFigures;
import studio.truss.core.gemini.settings.GeminiSettings;
import studio.truss.core.gemini.settings.GeminiSettingsFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;

/// `truss gemini set`: the month's budget and the model.
@Command(
        name = "set",
        mixinStandardHelpOptions = true,
        description =
                "Sets the month's budget and the model; prices can be edited in the file"
                        + " gemini-prices.json of the data folder.",
        footer = {"", "Examples:", "  truss gemini set --budget 3 --model gemini-3.5-flash-lite"})
public final class GeminiSetCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Option(
            names = "--budget",
            paramLabel = "USD",
            description = "What all questions of a month may cost at most, in US dollars.")
    private @Nullable String budget;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "Which model is asked; where it is gone, the usual ones.")
    private @Nullable String model;

    public GeminiSetCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        GeminiSettings settings = new GeminiSettingsFile(graph.data()).read();
        if (budget != null) {
            settings = settings.withMonthMost(GeminiOptions.usd("--budget", budget));
        }
        if (model != null) {
            if (!model.matches("(models/)?[A-Za-z0-9][A-Za-z0-9._-]*")) {
                throw CommandFailure.usage("'" + model + "' is no name of a model.");
            }
            settings = settings.withModel(model);
        }
        if (budget == null && model == null) {
            throw CommandFailure.usage("Name what to set: --budget or --model.");
        }
        try {
            new GeminiSettingsFile(graph.data()).write(settings);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the settings", e);
        }
        System.out.println(
                "Budget of a month: %s. Model: %s."
                        .formatted(GeminiFigures.usd(settings.monthMost()), settings.model()));
        return ExitCode.DONE;
    }
}
