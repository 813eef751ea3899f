package studio.truss.app.fx;

import javafx.application.Platform;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Notices when the JavaFX thread does not answer for more than 100 ms, and what it did meanwhile.
/// Costs one small event on that thread every 50 ms.
public final class FxWatchdog implements AutoCloseable {
    /// A stall of the JavaFX thread.
    ///
    /// @param ms how long it did not answer
    /// @param doing the innermost frames of its stack when it was noticed, our own code first
    public record Stall(long ms, String doing) {}

    private static final long LONGEST_MS = 100;
    private static final long EVERY_MS = 50;
    private static final int FRAMES = 4;

    private final AtomicLong answered = new AtomicLong(System.nanoTime());
    private final Consumer<Stall> log;
    private final Thread watcher;
    private final Thread fxThread;

    private FxWatchdog(Thread fxThread, Consumer<Stall> log) {
        this.fxThread = fxThread;
        this.log = log;
        this.watcher = Thread.ofPlatform().daemon().name("fx-watchdog").unstarted(this::watch);
    }

    /// Starts watching; to be called on the JavaFX thread.
    ///
    /// @param log takes each stall when it is over, on the watchdog's thread
    public static FxWatchdog start(Consumer<Stall> log) {
        FxWatchdog watchdog = new FxWatchdog(Thread.currentThread(), log);
        watchdog.watcher.start();
        return watchdog;
    }

    private void watch() {
        try {
            while (true) {
                long asked = System.nanoTime();
                answered.set(0);
                Platform.runLater(() -> answered.set(System.nanoTime()));
                Thread.sleep(EVERY_MS);
                if (answered.get() == 0) {
                    stalled(asked);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            // the toolkit has ended
        }
    }

    private void stalled(long asked) throws InterruptedException {
        String doing = "";
        while (answered.get() == 0) {
            if (doing.isEmpty() && millisSince(asked) > LONGEST_MS) {
                doing = stack();
            }
            Thread.sleep(5);
        }
        long ms = (answered.get() - asked) / 1_000_000;
        if (ms > LONGEST_MS) {
            log.accept(new Stall(ms, doing));
        }
    }

    private String stack() {
        StackTraceElement[] frames = fxThread.getStackTrace();
        String ours =
                Arrays.stream(frames)
                        .filter(f -> f.getClassName().startsWith("studio.truss"))
                        .limit(FRAMES)
                        .map(FxWatchdog::brief)
                        .collect(Collectors.joining(" < "));
        return ours.isEmpty()
                ? Arrays.stream(frames)
                        .limit(FRAMES)
                        .map(FxWatchdog::brief)
                        .collect(Collectors.joining(" < "))
                : ours;
    }

    private static String brief(StackTraceElement frame) {
        String type = frame.getClassName();
        return type.substring(type.lastIndexOf('.') + 1)
                + "."
                + frame.getMethodName()
                + ":"
                + frame.getLineNumber();
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
