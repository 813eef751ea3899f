package studio.truss.app.cli.studio;

import javafx.application.Platform;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import studio.truss.app.AppGraph;
import studio.truss.app.StudioWindow;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Terminal;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/// `truss studio`, and `truss` alone: the window.
@Command(
        name = "studio",
        mixinStandardHelpOptions = true,
        description = "Opens the studio's window.",
        footer = {"", "Example:", "  truss studio"})
public final class StudioCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Option(
            names = "--first-frame",
            hidden = true,
            description = "Close as soon as the window has been seen: for measuring and training.")
    private boolean firstFrame;

    public StudioCommand(AppGraph graph) {
        this.graph = graph;
    }

    /// Whether a window can open here.
    public static boolean canOpen() {
        return missing() == null;
    }

    private static @Nullable String missing() {
        return Display.missing(
                System.getenv(),
                System.getProperty("os.name", ""),
                System.getProperty("glass.platform"));
    }

    @Override
    public Integer call() throws InterruptedException {
        String missing = missing();
        if (missing != null) {
            throw CommandFailure.usage(missing);
        }
        // the class path is on purpose: see docs/decisions
        Logger.getLogger("javafx").setLevel(Level.SEVERE);
        CountDownLatch closed = new CountDownLatch(1);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        try {
            Platform.startup(() -> open(closed, failure));
        } catch (UnsupportedOperationException e) {
            throw CommandFailure.usage(
                    "The window's libraries are missing on this system (on Linux: GTK 3, package"
                            + " libgtk-3-0).");
        }
        closed.await();
        Platform.exit();
        Throwable broken = failure.get();
        if (broken instanceof IOException) {
            throw CommandFailure.usage(
                    "The studio cannot use its folders: " + broken.getMessage() + ".");
        }
        if (broken instanceof RuntimeException unexpected) {
            throw unexpected;
        }
        return ExitCode.DONE;
    }

    private void open(CountDownLatch closed, AtomicReference<@Nullable Throwable> failure) {
        try {
            StudioWindow.open(
                    graph,
                    firstFrame,
                    closed::countDown,
                    words -> Terminal.ofProcess().note("truss: " + words));
        } catch (IOException | RuntimeException e) {
            failure.set(e);
            closed.countDown();
        }
    }
}
