package studio.truss.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import studio.truss.app.AppGraph;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/// Runs commands in this process on a library of their own, with what they print to stdout.
record Commands(Path home) {

    /// @param out all that was printed to stdout
    record Ended(int code, String out) {}

    Ended run(String... args) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, UTF_8));
        try (AppGraph graph = new AppGraph(Map.of("TRUSS_HOME", home.toString()))) {
            return new Ended(CommandLines.of(graph).execute(args), bytes.toString(UTF_8));
        } finally {
            System.setOut(before);
        }
    }
}
