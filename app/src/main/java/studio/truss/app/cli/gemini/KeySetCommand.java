package studio.truss.app.cli.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.cloud.CloudAccess;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.HiddenTyping;
import studio.truss.app.cli.console.Prompt;
import studio.truss.app.cli.console.Terminal;
import studio.truss.platform.gemini.access.GeminiKey;
import studio.truss.platform.gemini.access.GeminiKeys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `truss key set`: takes a key at a prompt that does not show it, else from standard input.
@Command(
        name = "set",
        mixinStandardHelpOptions = true,
        description =
                "Asks for a key and keeps it sealed, its own key in the system's keychain or, with"
                        + " TRUSS_VAULT_PASSPHRASE, by that passphrase. Without a terminal it is"
                        + " the first line of standard input.",
        footer = {
            "",
            "Examples:",
            "  truss key set gemini",
            "  truss key set gemini < key.txt",
            "A key to Gemini is made at aistudio.google.com/apikey."
        })
public final class KeySetCommand implements Callable<Integer> {
    /// Longer than any key.
    private static final int LINE_MAX = 8192;

    private static final String QUESTION = "The key to Gemini:";

    private final AppGraph graph;
    private final Prompt prompt;
    private final Terminal terminal = Terminal.ofProcess();

    @Parameters(paramLabel = "NAME", description = "Of the service: gemini.")
    private String name = "";

    @Unmatched private final List<String> unknown = new ArrayList<>();

    public KeySetCommand(AppGraph graph) {
        this(graph, Prompt.ofProcess());
    }

    public KeySetCommand(AppGraph graph, Prompt prompt) {
        this.graph = graph;
        this.prompt = prompt;
    }

    @Override
    public Integer call() {
        KeyCommand.requireKnown(name);
        if (!unknown.isEmpty()) {
            throw CommandFailure.usage(
                    "A key is no argument: the shell keeps those, and other programs see them. Run"
                            + " truss key set gemini and type it when asked; if it was your key,"
                            + " make another.");
        }
        GeminiKeys keys = graph.geminiKeys(CloudAccess.passphrases(graph, prompt));
        Optional<String> variable = keys.environmentVariable();
        keys.keep(typed());
        terminal.note("The key is kept. truss doctor gemini tries it.");
        variable.ifPresent(this::noteThatItWins);
        return ExitCode.DONE;
    }

    private void noteThatItWins(String variable) {
        terminal.note(
                variable + " of the environment has a key too, which is used in place of it.");
    }

    private GeminiKey typed() {
        try {
            return GeminiKey.of(
                    prompt.isAnswered()
                            ? prompt.secret(QUESTION).map(KeySetCommand::text).orElse("")
                            : firstLine());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e.getMessage() + " Nothing was changed.");
        }
    }

    private static String text(char[] secret) {
        String text = new String(secret);
        Arrays.fill(secret, ' ');
        return text;
    }

    private static String firstLine() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (HiddenTyping _ = HiddenTyping.begin(QUESTION)) {
            int next = System.in.read();
            while (next >= 0 && next != '\n' && line.size() < LINE_MAX) {
                line.write(next);
                next = System.in.read();
            }
            return line.toString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read standard input", e);
        }
    }
}
