package studio.truss.core.worker.lane;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One submitted job, seen by its owner. May be used from any thread; none of the calls but
/// [#await] waits.
public final class JobHandle<R> {

    /// What the owner wants now.
    enum Wish {
        RUN,
        PAUSE,
        CANCEL
    }

    private final CompletableFuture<JobOutcome<R>> outcome = new CompletableFuture<>();
    private volatile Wish wish = Wish.RUN;
    private volatile boolean superseded;
    private volatile Runnable wake = () -> {};

    JobHandle() {}

    /// Waits for the end of the job, whichever it is.
    public JobOutcome<R> await() throws InterruptedException {
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome is never exceptional", e);
        }
    }

    /// Waits for the end of the job, but not longer than `most`; empty when it goes on.
    public Optional<JobOutcome<R>> await(Duration most) throws InterruptedException {
        try {
            return Optional.of(outcome.get(most.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome is never exceptional", e);
        }
    }

    /// The outcome as a stage, completed on the lane's thread.
    public CompletionStage<JobOutcome<R>> outcome() {
        return outcome.minimalCompletionStage();
    }

    public boolean isDone() {
        return outcome.isDone();
    }

    /// Ends the job within half a second: it is asked first, then killed with its process.
    public void cancel() {
        change(Wish.CANCEL);
    }

    /// Stops the job at its next beat until [#resume]; before it has begun, it does not begin.
    public void pause() {
        change(Wish.PAUSE);
    }

    public void resume() {
        change(Wish.RUN);
    }

    private void change(Wish to) {
        synchronized (this) {
            if (wish == Wish.CANCEL) {
                return;
            }
            wish = to;
        }
        wake.run();
    }

    /// A newer job waits: this one ends when it has had its turn.
    void supersede() {
        superseded = true;
        wake.run();
    }

    boolean superseded() {
        return superseded;
    }

    Wish wish() {
        return wish;
    }

    /// What to call after a change of the wish, so that the lane looks at it.
    void wakeWith(Runnable action) {
        wake = action;
    }

    void complete(JobOutcome<R> result) {
        outcome.complete(result);
    }
}
