package studio.truss.app.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/// While it is open nothing is shown of what somebody types at standard input, though output goes
/// elsewhere, where Java's console does not help. Does nothing where nobody types, or where there
/// is no `stty`. However the program ends, the terminal shows again what is typed.
public final class HiddenTyping implements AutoCloseable {
    private final Stty stty;
    private final PrintStream err;
    private final Optional<String> before;
    private final Thread atExit = new Thread(this::show);

    /// Sets the terminal that is standard input.
    @FunctionalInterface
    interface Stty {
        /// @return what it said; empty where there is no terminal
        Optional<String> run(String setting);
    }

    HiddenTyping(Stty stty, PrintStream err, String question) {
        this.stty = stty;
        this.err = err;
        this.before = stty.run("-g");
        if (before.isPresent()) {
            Runtime.getRuntime().addShutdownHook(atExit);
            stty.run("-echo");
            err.print(question + " ");
            err.flush();
        }
    }

    /// @param question put to whoever types
    public static HiddenTyping begin(String question) {
        return new HiddenTyping(HiddenTyping::ofProcess, System.err, question);
    }

    /// What `stty` said about standard input; empty where that is no terminal.
    private static Optional<String> ofProcess(String setting) {
        try {
            Process process =
                    new ProcessBuilder("stty", setting)
                            .redirectInput(ProcessBuilder.Redirect.INHERIT)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void show() {
        before.ifPresent(stty::run);
    }

    @Override
    public void close() {
        if (before.isPresent()) {
            show();
            err.println(); // the one that was typed was not shown
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
    }
}
