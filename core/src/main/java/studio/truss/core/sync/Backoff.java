package studio.truss.core.sync;

import java.util.random.RandomGenerator;

/// When something that failed is tried again: at a random time within a limit that doubles each
/// time ("full jitter", AWS Architecture Blog, "Exponential backoff and jitter").
final class Backoff {
    private static final long FIRST_MS = 200;
    private static final long THROTTLED_MS = 1_000;
    static final long MOST_MS = 300_000;
    private static final int DOUBLINGS = 20;

    private final SyncClock clock;
    private final RandomGenerator random;

    Backoff(SyncClock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /// @param attempts how often it was tried
    long next(int attempts, boolean throttled) {
        long first = throttled ? THROTTLED_MS : FIRST_MS;
        long limit = Math.min(MOST_MS, first << Math.clamp(attempts - 1L, 0, DOUBLINGS));
        return clock.localNow() + random.nextLong(limit);
    }
}
