package studio.truss.core.worker.lane;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Adds up time as it is looked at, but never more than a bound between two looks: while the whole
/// program was stopped (Ctrl+Z, a sleeping laptop) nothing else could make progress either. For one
/// thread.
final class Stopwatch {
    private final LongSupplier nanos;
    private final long mostBetweenLooks;
    private long lookedAt;
    private long passed;

    Stopwatch(LongSupplier nanos, long mostBetweenLooksMs) {
        this.nanos = nanos;
        this.mostBetweenLooks = TimeUnit.MILLISECONDS.toNanos(mostBetweenLooksMs);
        this.lookedAt = nanos.getAsLong();
    }

    void restart() {
        skip();
        passed = 0;
    }

    /// Leaves out the time since the last look.
    void skip() {
        lookedAt = nanos.getAsLong();
    }

    boolean atLeast(Duration bound) {
        long now = nanos.getAsLong();
        passed += Math.min(now - lookedAt, mostBetweenLooks);
        lookedAt = now;
        return passed >= bound.toNanos();
    }
}
