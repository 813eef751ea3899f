package studio.truss.app.cli.gemini;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.cloud.CloudAccess;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.JsonOut;
import studio.truss.app.cli.console.Passphrases;
import studio.truss.app.cli.console.Prompt;
import studio.truss.platform.gemini.access.GeminiKeys;
import studio.truss.platform.vault.Vault;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// `truss key list`: which keys there are, and where.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Says which keys there are and which are used, without showing them.",
        footer = {"", "Examples:", "  truss key list", "  truss key list --json"})
public final class KeyListCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Option(names = "--json", description = "Print JSON to stdout.")
    private boolean json;

    @Unmatched private final List<String> unknown = new ArrayList<>();

    public KeyListCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        if (!unknown.isEmpty()) {
            throw CommandFailure.usage("truss key list takes --json, no more.");
        }
        Passphrases passphrases = CloudAccess.passphrases(graph, Prompt.ofProcess());
        Vault vault = graph.vault(passphrases);
        GeminiKeys keys = graph.geminiKeys(passphrases);
        String variable = keys.environmentVariable().orElse(null);
        boolean kept = keys.isKept();
        if (json) {
            JsonOut.print(System.out, asJson(variable, kept, vault));
        } else {
            System.out.println("gemini  " + words(variable, kept, vault));
        }
        return ExitCode.DONE;
    }

    private static String words(@Nullable String variable, boolean kept, Vault vault) {
        String here =
                kept
                        ? vault.holder().map(holder -> holder.words()).orElse("sealed")
                                + " ("
                                + vault.file()
                                + ")"
                        : "";
        if (variable == null) {
            return kept ? here : "none. truss key set gemini keeps one.";
        }
        return variable
                + " of the environment"
                + (kept ? ", which wins over the one that is " + here : "");
    }

    private static ObjectNode asJson(@Nullable String variable, boolean kept, Vault vault) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ObjectNode key =
                node.putArray("keys")
                        .addObject()
                        .put("name", KeyCommand.GEMINI)
                        .put("environment", variable)
                        .put("kept", kept)
                        .put("used", variable != null ? "environment" : kept ? "vault" : null);
        if (kept) {
            vault.holder()
                    .ifPresent(holder ->
                            key.putObject("vault")
                                    .put("file", vault.file().toString())
                                    .put("key", holder.name()));
        }
        return node;
    }
}
