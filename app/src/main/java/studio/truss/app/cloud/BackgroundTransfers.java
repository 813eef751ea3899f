package studio.truss.app.cloud;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.LibraryException;
import studio.truss.core.transfer.Transfer;
import studio.truss.core.transfer.TransferException;
import studio.truss.core.transfer.TransferProgress;
import studio.truss.core.transfer.TransferQueue;
import studio.truss.core.transfer.TransferReport;
import studio.truss.platform.aws.signin.SignInException;
import studio.truss.platform.aws.stack.CloudConfigException;
import studio.truss.platform.vault.VaultException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Moves files to the bucket and back while the window is open and somebody is signed in. It has a
/// thread of its own, on which it tells what it finds. Usable from any thread.
public final class BackgroundTransfers implements AutoCloseable {
    private static final long TICK_MS = 2_000;

    /// After something that stands in the way of all files.
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Supplier<? extends MediaWay> opener;
    private final TransferQueue queue;
    private final Listener listener;
    private final Consumer<Throwable> failures;
    private final Clock clock;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("transfers").daemon().factory());
    private volatile boolean on;
    private volatile boolean closing;
    private @Nullable MediaWay way; // of the thread
    private List<Transfer> told = List.of(); // of the thread
    private Instant notBefore = Instant.EPOCH; // of the thread
    private boolean asked; // of the thread

    /// Hears of the files, on the thread that moves them or on others beside it.
    public interface Listener extends TransferProgress.Listener {
        /// The list is another one than before.
        void changed(List<Transfer> now);

        /// What stands in the way of all files, for a person; empty for nothing.
        void trouble(String words);
    }

    /// @param opener opens the way to the bucket
    /// @param queue of the library that the window shows
    /// @param failures takes bugs; nothing is moved then
    public BackgroundTransfers(
            Supplier<? extends MediaWay> opener,
            TransferQueue queue,
            Listener listener,
            Consumer<Throwable> failures,
            Clock clock) {
        this.opener = opener;
        this.queue = queue;
        this.listener = listener;
        this.failures = failures;
        this.clock = clock;
    }

    public void start() {
        Future<?> _ =
                thread.scheduleWithFixedDelay(this::guarded, 0, TICK_MS, TimeUnit.MILLISECONDS);
    }

    /// Whether somebody is signed in to a cloud with a bucket.
    public void set(boolean signedIn) {
        on = signedIn;
        soon();
    }

    /// There is something to do.
    public void soon() {
        run(() -> {
            asked = true;
            guarded();
        });
    }

    private void run(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException e) {
            // the window is closing
        }
    }

    private void guarded() {
        try {
            tick();
        } catch (RuntimeException | Error e) {
            if (!closing) {
                on = false; // what is broken is not tried every two seconds
                failures.accept(e);
            }
        }
    }

    /// Looks whether a file is to be moved, and moves all that are.
    void tick() {
        if (closing) {
            return;
        }
        List<Transfer> all = look();
        if (!on) {
            letGo();
            return;
        }
        Instant now = clock.instant();
        if (asked || (!now.isBefore(notBefore) && all.stream().anyMatch(each -> due(each, now)))) {
            asked = false;
            round();
            look();
        }
    }

    private static boolean due(Transfer transfer, Instant now) {
        return switch (transfer.state()) {
            case WAITING -> transfer.nextAt() == null || !now.isBefore(transfer.nextAt());
            case RUNNING -> true; // left behind by a process that died, or another's
            case PAUSED, DONE, FAILED -> false;
        };
    }

    private List<Transfer> look() {
        List<Transfer> now = queue.list();
        if (!now.equals(told)) {
            told = now;
            listener.changed(now);
        }
        return now;
    }

    private void round() {
        String trouble = "";
        try {
            MediaWay open = way;
            if (open == null) {
                open = opener.get();
                way = open;
            }
            TransferReport report = open.run(() -> closing || !on, this::heard);
            switch (report) {
                case TransferReport.AnotherRuns() ->
                        notBefore = clock.instant().plusMillis(TICK_MS);
                case TransferReport.Ran ran -> {
                    if (ran.stopped() != null) {
                        trouble = ran.stopped();
                    }
                }
            }
        } catch (LibraryException
                | TransferException
                | SignInException
                | VaultException
                | CloudConfigException e) {
            trouble = String.valueOf(e.getMessage());
        }
        if (!trouble.isEmpty()) {
            notBefore = clock.instant().plus(PAUSE);
            letGo();
        }
        if (!closing) {
            listener.trouble(trouble);
        }
    }

    private void heard(TransferProgress progress) {
        listener.heard(progress);
        if (progress.step() == TransferProgress.Step.ENDED) {
            listener.changed(queue.list());
        }
    }

    private void letGo() {
        if (way != null) {
            way.close();
            way = null;
        }
    }

    /// What is under way is taken up again by the next start.
    @Override
    public void close() {
        closing = true;
        on = false;
        run(this::letGo);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
