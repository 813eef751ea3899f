package studio.truss.app.cli.gemini;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.cloud.CloudAccess;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.JsonOut;
import studio.truss.app.cli.console.Prompt;
import studio.truss.app.cli.console.Terminal;
import studio.truss.app.doctor.GeminiCheckup;
import studio.truss.app.doctor.GeminiCheckup.Answered;
import studio.truss.app.doctor.GeminiCheckup.Failed;
import studio.truss.app.doctor.GeminiCheckup.NoKey;
import studio.truss.app.doctor.GeminiDoctor;
import studio.truss.app.gemini.GeminiFigures;
import studio.truss.core.gemini.remote.GeminiException.Kind;
import studio.truss.core.gemini.remote.Usage;
import studio.truss.core.gemini.settings.GeminiSettingsFile;
import studio.truss.platform.gemini.access.GeminiAddress;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `truss doctor gemini`: whether Gemini answers.
@Command(
        name = "gemini",
        mixinStandardHelpOptions = true,
        description =
                "Asks Gemini for one word and for its models, where there is a key, and says what"
                        + " came back.",
        footer = {
            "",
            "Examples:",
            "  truss doctor gemini",
            "  truss doctor gemini --model gemini-3.5-flash-lite --json",
            "Exit code: 0 answered, or no key to ask with; 3 not answered."
        })
public final class GeminiDoctorCommand implements Callable<Integer> {
    private static final String KEYS = "aistudio.google.com/apikey";

    /// An answer that comes within this needs no words.
    private static final int SOON_S = 10;

    private final AppGraph graph;
    private final Terminal terminal = Terminal.ofProcess();

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "Which model is asked (default: that of the settings).")
    private @Nullable String named;

    private String model = "";

    @Option(names = "--json", description = "Print JSON to stdout.")
    private boolean json;

    public GeminiDoctorCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        model = named == null ? new GeminiSettingsFile(graph.data()).read().model() : named;
        GeminiCheckup checkup =
                new GeminiDoctor(graph, CloudAccess.passphrases(graph, Prompt.ofProcess()))
                        .examine(model, this::thinking);
        terminal.closeBar();
        if (json) {
            JsonOut.print(System.out, asJson(checkup));
        } else {
            print(System.out, checkup);
        }
        return checkup instanceof Failed ? ExitCode.NO_INPUT_USABLE : ExitCode.DONE;
    }

    private void thinking(int seconds) {
        if (seconds >= SOON_S) {
            terminal.still("  " + GeminiFigures.thinking(seconds), seconds);
        }
    }

    private Optional<String> address() {
        return Optional.ofNullable(graph.environment().get(GeminiAddress.VARIABLE))
                .filter(given -> !given.isBlank());
    }

    private void print(PrintStream out, GeminiCheckup checkup) {
        out.println("Gemini");
        switch (checkup) {
            case NoKey() -> {
                out.println("    No key, so nothing was asked. Everything else works without.");
                out.println(
                        "    Make a key at "
                                + KEYS
                                + ", then: truss key set gemini (or set"
                                + " GEMINI_API_KEY)");
            }
            case Answered(var from, var models, var answer, var usd) -> {
                printKey(out, from);
                line(out, "model", answer.model());
                line(out, "answer", GeminiCheckup.shortened(answer.text()));
                line(out, "tokens", words(answer.usage()));
                line(out, "cost", GeminiFigures.usd(usd) + ", which counts in the month's budget");
                line(
                        out,
                        "models",
                        models.isEmpty() ? "could not be listed" : models.size() + " can be asked");
            }
            case Failed(var from, var models, var why) -> {
                printKey(out, from);
                line(out, "asked", model);
                out.println("  ! " + why.getMessage());
                if (why.kind() == Kind.MODEL_GONE && !models.isEmpty()) {
                    line(out, "models", String.join(", ", models));
                }
            }
        }
    }

    private void printKey(PrintStream out, String from) {
        if (!from.isEmpty()) {
            line(out, "key", "of " + from);
        }
        address()
                .ifPresent(given -> line(out, "address", given + ", by " + GeminiAddress.VARIABLE));
    }

    private static void line(PrintStream out, String key, String value) {
        out.println("    %-8s %s".formatted(key, value));
    }

    private static String words(Usage usage) {
        return usage.prompt()
                + " sent, "
                + usage.output()
                + " answered, "
                + usage.thoughts()
                + " of thoughts";
    }

    private ObjectNode asJson(GeminiCheckup checkup) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ObjectNode gemini = node.putObject("gemini");
        gemini.put("ok", checkup instanceof Answered);
        gemini.put("asked", model);
        address().ifPresent(given -> gemini.put("address", given));
        switch (checkup) {
            case NoKey() -> gemini.putNull("key");
            case Answered(var from, var models, var answer, var usd) -> {
                gemini.put("key", from);
                gemini.put("model", answer.model());
                gemini.put("answer", answer.text());
                gemini.put("costUsd", usd);
                Usage usage = answer.usage();
                gemini.putObject("tokens")
                        .put("prompt", usage.prompt())
                        .put("output", usage.output())
                        .put("thoughts", usage.thoughts());
                list(gemini.putArray("models"), models);
            }
            case Failed(var from, var models, var why) -> {
                gemini.put("key", from.isEmpty() ? null : from);
                gemini.putObject("error")
                        .put("kind", why.kind().name())
                        .put("message", why.getMessage());
                list(gemini.putArray("models"), models);
            }
        }
        return node;
    }

    private static void list(ArrayNode into, List<String> names) {
        names.forEach(into::add);
    }
}
