package studio.truss.app.cli;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.StandardOutput;

import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Entry point of the program. When the process is told to end (Ctrl+C, SIGTERM) the work is
/// cancelled, the command gets a moment to take away what it has not finished, and the exit code is
/// 130.
public final class Main {
    private static final long GRACE_MS = 3_000;

    private Main() {}

    public static void main(String[] args) {
        // all texts and numbers are English, whatever the machine speaks
        Locale.setDefault(Locale.ENGLISH);
        StandardOutput output = StandardOutput.install();
        AppGraph graph = new AppGraph(System.getenv(), System.err::println);
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = Thread.ofPlatform().unstarted(() -> interrupted(graph, ended));
        Runtime.getRuntime().addShutdownHook(hook);
        int code;
        try (graph) {
            code = CommandLines.of(graph).execute(CommandLines.meant(args));
            code = output.settle(code, System.err);
        } finally {
            ended.countDown();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the process is ending already, with the hook's code
        }
        System.exit(code);
    }

    private static void interrupted(AppGraph graph, CountDownLatch ended) {
        graph.cancel();
        try {
            if (!ended.await(GRACE_MS, TimeUnit.MILLISECONDS)) {
                System.err.println("truss: interrupted.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }
}
