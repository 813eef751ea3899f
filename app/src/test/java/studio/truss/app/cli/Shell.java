package studio.truss.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import studio.truss.app.AppGraph;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs commands in this process on a data folder of their own, and keeps what they print. One
/// thread; while a command runs, the process's streams are the shell's.
final class Shell {
    private final Map<String, String> environment;

    record Ran(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    Shell(Path home) {
        this(home, Map.of());
    }

    /// @param more variables of the environment
    Shell(Path home, Map<String, String> more) {
        environment = new HashMap<>(more);
        environment.put("TRUSS_HOME", home.toString());
    }

    AppGraph graph() {
        return new AppGraph(environment, System.err::println);
    }

    Ran run(String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        System.setErr(new PrintStream(said, true, UTF_8));
        int code;
        try (AppGraph graph = graph()) {
            code = CommandLines.of(graph).execute(CommandLines.meant(args));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return new Ran(code, printed.toString(UTF_8), said.toString(UTF_8));
    }
}
