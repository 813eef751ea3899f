package studio.truss.app.cloud;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.LibraryException;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.sync.MirrorStatus;
import studio.truss.core.sync.SyncReport;
import studio.truss.core.sync.SyncStop;
import studio.truss.platform.aws.signin.SignInException;
import studio.truss.platform.aws.stack.CloudConfigException;
import studio.truss.platform.vault.VaultException;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Mirrors while the window is open and somebody is signed in. It has a thread of its own; what it
/// finds goes to one place, on that thread. Usable from any thread.
public final class BackgroundMirror implements AutoCloseable {
    private static final long TICK_MS = 2_000;
    private static final long SWEEP_MS = Duration.ofHours(1).toMillis();

    private final Supplier<? extends Mirror> opener;
    private final Supplier<MirrorStatus> status;
    private final Consumer<MirrorNews> news;
    private final Consumer<Throwable> failures;
    private final Clock clock;
    private final LookedAt lookedAt = new LookedAt();
    private final MirrorPace pace = new MirrorPace();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("mirror").daemon().factory());
    private volatile boolean on;
    private volatile boolean front = true;
    private volatile boolean closing;
    private volatile List<EntityKey> shown = List.of();
    private @Nullable Mirror mirror; // of the thread
    private @Nullable MirrorNews told; // of the thread
    private long sweepMs = SWEEP_MS; // of the thread

    /// @param opener opens the mirror; fails with `BUSY` when another process has it
    /// @param status as the library's file has it
    /// @param failures takes bugs; the mirror is off then
    public BackgroundMirror(
            Supplier<? extends Mirror> opener,
            Supplier<MirrorStatus> status,
            Consumer<MirrorNews> news,
            Consumer<Throwable> failures,
            Clock clock) {
        this.opener = opener;
        this.status = status;
        this.news = news;
        this.failures = failures;
        this.clock = clock;
    }

    /// Begins to look now and then.
    public void start() {
        Future<?> _ =
                thread.scheduleWithFixedDelay(this::guarded, 0, TICK_MS, TimeUnit.MILLISECONDS);
    }

    /// Has something else done with each look, on the mirror's thread; before [#start].
    public void alongside(Runnable work) {
        Future<?> _ =
                thread.scheduleWithFixedDelay(
                        () -> guarded(work), TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    /// Whether somebody is signed in.
    public void set(boolean signedIn) {
        on = signedIn;
        run(this::guarded);
    }

    /// Whether the window is in front.
    public void front(boolean inFront) {
        front = inFront;
    }

    /// Mirrors at once, and reads everything.
    public void now() {
        run(() -> {
            sweepMs = 0;
            pace.ask();
            guarded();
        });
    }

    /// Mirrors with the next look.
    public void soon() {
        run(pace::ask);
    }

    /// Does something with the mirror, where there is one, and mirrors.
    public void with(Consumer<Mirror> work) {
        run(() -> {
            if (mirror != null) {
                work.accept(mirror);
            }
            pace.ask();
            guarded();
        });
    }

    /// These items have come into view, or somebody comes back to them: they are read once more,
    /// each at most once in half a minute.
    public void seen(Collection<EntityKey> keys) {
        shown = List.copyOf(keys);
        if (on) {
            run(() -> guarded(this::refresh));
        }
    }

    private void refresh() {
        Mirror open = mirror;
        if (open == null || !on || (stop() != null && stop() != SyncStop.OFFLINE)) {
            return; // the next round reads what there is
        }
        List<EntityKey> due = lookedAt.due(shown, clock.millis());
        if (!due.isEmpty()) {
            SyncReport report = open.refresh(due);
            boolean offline = report.stop() == SyncStop.OFFLINE;
            tell(
                    new MirrorNews(
                            status.get(),
                            false,
                            offline ? report.stop() : stop(),
                            offline ? report.words() : words()));
        }
    }

    private void run(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException e) {
            // the window is closing
        }
    }

    private void guarded() {
        guarded(this::tick);
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            if (!closing) {
                on = false; // what is broken is not tried every two seconds
                failures.accept(e);
            }
        }
    }

    /// Looks whether there is something to do, and does it.
    void tick() {
        if (!on) {
            letGo();
            told = null;
            return;
        }
        if (mirror != null && mirror.asked()) {
            pace.ask();
        }
        MirrorStatus now = status.get();
        if (pace.due(clock.millis(), front, now.pending() - now.parked())) {
            tell(new MirrorNews(now, true, stop(), words()));
            round();
        } else {
            tell(new MirrorNews(now, false, stop(), words()));
        }
    }

    private @Nullable SyncStop stop() {
        return told == null ? null : told.stop();
    }

    private String words() {
        return told == null ? "" : told.words();
    }

    private void round() {
        SyncStop stop;
        String words;
        boolean begins = false;
        try {
            Mirror open = mirror;
            begins = open == null;
            if (open == null) {
                open = opener.get();
                mirror = open;
            }
            SyncReport report = open.run(sweepMs, () -> closing || !on);
            stop = report.stop();
            words = report.words();
            sweepMs = SWEEP_MS;
        } catch (LibraryException e) {
            stop =
                    e.problem() == LibraryException.Problem.BUSY
                            ? SyncStop.BUSY
                            : SyncStop.OTHER_CREATOR;
            words = String.valueOf(e.getMessage());
        } catch (SignInException | VaultException | CloudConfigException e) {
            stop = SyncStop.SIGN_IN;
            words = String.valueOf(e.getMessage());
        }
        MirrorStatus after = status.get();
        pace.ran(clock.millis(), after.pending() - after.parked());
        tell(new MirrorNews(after, false, stop, words));
        if (begins && !closing) {
            refresh(); // what came into view before there was a mirror
        }
    }

    private void tell(MirrorNews next) {
        if (!next.equals(told)) {
            told = next;
            news.accept(next);
        }
    }

    private void letGo() {
        if (mirror != null) {
            mirror.close();
            mirror = null;
        }
    }

    /// Ends after the request that is under way.
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
