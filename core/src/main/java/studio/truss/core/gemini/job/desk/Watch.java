package studio.truss.core.gemini.job.desk;

import org.jspecify.annotations.Nullable;

import studio.truss.core.gemini.job.store.JobQueue;
import studio.truss.core.media.Heartbeat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// Whether a job is to go on. Any thread, as often as it likes.
final class Watch {
    private static final long LOOK_NANOS = Duration.ofMillis(200).toNanos();

    private final JobQueue queue;
    private final String job;
    private final BooleanSupplier closed;
    private volatile @Nullable Halt halted;
    private final AtomicLong lookedAt = new AtomicLong(System.nanoTime() - LOOK_NANOS);

    Watch(JobQueue queue, String job, BooleanSupplier closed) {
        this.queue = queue;
        this.job = job;
        this.closed = closed;
    }

    /// @throws Halt when it is not
    void check() {
        Halt before = halted;
        if (before != null) {
            throw before;
        }
        try {
            look();
        } catch (Halt e) {
            halted = e;
            throw e;
        }
    }

    private void look() {
        if (closed.getAsBoolean()) {
            throw new Halt(Halt.Why.CLOSED, "The program ended.");
        }
        long before = lookedAt.get();
        long now = System.nanoTime();
        if (now - before >= LOOK_NANOS
                && lookedAt.compareAndSet(before, now)
                && queue.cancelAsked(job)) {
            throw new Halt(Halt.Why.CANCELLED, "Cancelled.");
        }
    }

    /// For work that ends by its heartbeat; [#check] tells afterwards why.
    Heartbeat heartbeat() {
        return (done, total) -> {
            try {
                check();
            } catch (Halt e) {
                throw new Heartbeat.Cancelled();
            }
        };
    }
}
