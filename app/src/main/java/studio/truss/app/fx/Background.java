package studio.truss.app.fx;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/// The threads of the window besides its own: many for what waits (files, the store, workers), one
/// for edits, which reach the disk in the order they were made. What fails unexpectedly goes to one
/// place. Closing lets begun edits end.
public final class Background implements AutoCloseable {
    private final ExecutorService waiting =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("studio-", 0).factory());
    private final ExecutorService edits =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("edits").factory());
    private final Consumer<Throwable> failures;
    private volatile boolean closing; // what is looked up for nobody may fail

    /// @param failures takes bugs, on any thread
    public Background(Consumer<Throwable> failures) {
        this.failures = failures;
    }

    /// For work that waits; in no order.
    public Executor waiting() {
        return work -> submit(waiting, () -> unlessClosing(work));
    }

    /// For writes of the creator's work; in order.
    public Executor edits() {
        return work -> submit(edits, work);
    }

    private void submit(ExecutorService threads, Runnable work) {
        try {
            threads.execute(() -> guarded(work));
        } catch (RejectedExecutionException e) {
            // the window is closing: nobody waits for the result
        }
    }

    private void unlessClosing(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (!closing) {
                throw e;
            }
        }
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            failures.accept(e);
        }
    }

    /// From now on what only looks something up may fail: its sources are being closed, and nobody
    /// waits for it any more.
    public void closing() {
        closing = true;
    }

    @Override
    public void close() {
        closing();
        edits.close();
        waiting.shutdownNow();
    }
}
