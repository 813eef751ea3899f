package studio.truss.app.gemini;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Works what was asked of Gemini while the window is open, on a thread of its own. Where another
/// process works the orders it looks again from time to time. Usable from any thread.
public final class BackgroundGemini implements AutoCloseable {
    private static final long LOOK_MS = 3_000;
    private static final int ROUNDS_AFTER_BUG = 10;

    /// How long work may take to end by itself, and then when it is interrupted.
    private static final long END_MS = 500;

    private final BooleanSupplier due;
    private final Predicate<BooleanSupplier> desk;
    private final Runnable changed;
    private final Consumer<Throwable> failures;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("gemini").daemon().factory());
    private volatile boolean closing;
    private int rest; // rounds to leave out after a bug; of the thread

    /// @param due whether an order is not done yet
    /// @param desk does all orders; asks often whether to end, and says false where another process
    ///   does them
    /// @param changed hears when orders came and when they were worked, on any thread
    /// @param failures takes bugs; the orders are looked at again later
    public BackgroundGemini(
            BooleanSupplier due,
            Predicate<BooleanSupplier> desk,
            Runnable changed,
            Consumer<Throwable> failures) {
        this.due = due;
        this.desk = desk;
        this.changed = changed;
        this.failures = failures;
    }

    /// Goes on with what an earlier window left, and with what others ask for.
    public void start() {
        Future<?> _ = thread.scheduleWithFixedDelay(this::look, 0, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    /// An order came, or one was given up.
    public void wake() {
        changed.run();
        try {
            thread.execute(() -> {
                rest = 0;
                look();
            });
        } catch (RejectedExecutionException e) {
            // the window is closing: the next start sees the order
        }
    }

    private void look() {
        if (closing || rest-- > 0) {
            return;
        }
        rest = 0;
        try {
            if (due.getAsBoolean() && desk.test(() -> closing)) {
                changed.run();
            }
        } catch (RuntimeException | Error e) {
            if (!closing) {
                rest = ROUNDS_AFTER_BUG; // what is broken is not tried every few seconds
                failures.accept(e);
                changed.run();
            }
        }
    }

    /// What is under way is gone on with by the next start. Each answer is on disk before it is
    /// read, so that nothing is lost by an interrupt; the window is not held for the network.
    @Override
    public void close() {
        closing = true;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(END_MS, TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
                thread.awaitTermination(END_MS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
