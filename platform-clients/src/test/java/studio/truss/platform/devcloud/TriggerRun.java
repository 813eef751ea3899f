package studio.truss.platform.devcloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Runs the sign-in functions that stand in the template, under node.
final class TriggerRun {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final URI engine;

    TriggerRun(Path folder, URI engine) {
        this.folder = folder;
        this.engine = engine;
    }

    static boolean hasNode() {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// What a function answers to an event: its `response` and the `mails` that it sent.
    JsonNode run(String function, String event) throws IOException, InterruptedException {
        JsonNode properties = TestStack.template().properties(function);
        // The service keeps inline code in a file of this name, so it is no ES module.
        Path code = Files.createDirectories(folder.resolve(function)).resolve("index.js");
        Files.writeString(code, properties.at("/Code/ZipFile").asText());
        ProcessBuilder node = new ProcessBuilder("node", runner().toString(), code.toString());
        for (Map.Entry<String, JsonNode> variable :
                properties.at("/Environment/Variables").properties()) {
            node.environment().put(variable.getKey(), variable.getValue().asText());
        }
        node.environment().put("ENGINE", engine.toString());
        Path errors = folder.resolve(function + ".log");
        Process process = node.redirectError(errors.toFile()).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(event.getBytes(StandardCharsets.UTF_8));
        }
        byte[] out = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IOException(function + " failed: " + Files.readString(errors));
        }
        return JSON.readTree(out);
    }

    private Path runner() throws IOException {
        Path runner = folder.resolve("run-trigger.js");
        try (InputStream in = TriggerRun.class.getResourceAsStream("run-trigger.js")) {
            if (in == null) {
                throw new IllegalStateException("no run-trigger.js");
            }
            Files.write(runner, in.readAllBytes());
        }
        return runner;
    }
}
