package studio.truss.core.gemini.job.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Does tasks at the same time, a few at once. When one of them fails, or nobody wants them any
/// more, the others are interrupted and waited for: none outlives the call.
final class Together {
    private static final long LOOK_MS = 100;

    private final ExecutorService threads;
    private final int most;
    private final Semaphore places;
    private final Watch watch;

    /// @param most at once
    Together(ExecutorService threads, int most, Watch watch) {
        this.threads = threads;
        this.most = most;
        this.places = new Semaphore(most);
        this.watch = watch;
    }

    <T> List<T> all(List<Supplier<T>> tasks) {
        List<Future<T>> futures = new ArrayList<>();
        boolean done = false;
        try {
            tasks.forEach(task -> futures.add(threads.submit(() -> inPlace(task))));
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(result(future, futures));
            }
            done = true;
            return results;
        } finally {
            if (!done) {
                end(futures);
            }
        }
    }

    private <T> T inPlace(Supplier<T> task) throws InterruptedException {
        places.acquire();
        try {
            return task.get();
        } finally {
            places.release();
        }
    }

    private <T> T result(Future<T> future, List<Future<T>> all) {
        while (true) {
            try {
                return future.get(LOOK_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                watch.check();
                all.stream().filter(f -> f.state() == Future.State.FAILED).forEach(this::rethrow);
            } catch (ExecutionException e) {
                throw rethrow(future);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Halt(Halt.Why.CLOSED, "The program ended.");
            }
        }
    }

    private RuntimeException rethrow(Future<?> failed) {
        Throwable cause = failed.exceptionNow();
        if (cause instanceof RuntimeException e) {
            throw e;
        }
        if (cause instanceof Error e) {
            throw e;
        }
        throw new IllegalStateException("a question ended oddly", cause);
    }

    private <T> void end(List<Future<T>> futures) {
        futures.forEach(future -> future.cancel(true));
        // a cancelled future does not tell when its thread has ended; the place it held does
        places.acquireUninterruptibly(most);
        places.release(most);
    }
}
