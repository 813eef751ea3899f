package studio.truss.core.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// The cloud's time as far as this machine can tell: its own, put right by the dates of the
/// service's answers. Usable from any thread.
public final class SyncClock {
    private static final int KEPT = 9;
    private static final long SLOW_MS = 2_000;

    private final Clock local;
    private final Deque<Long> offsets = new ArrayDeque<>();

    public SyncClock(Clock local) {
        this.local = local;
    }

    /// An answer came.
    ///
    /// @param date what the service took the time to be, in whole seconds
    public synchronized void answered(Instant sent, Instant received, Instant date) {
        long trip = received.toEpochMilli() - sent.toEpochMilli();
        if (trip < 0 || trip > SLOW_MS) {
            return;
        }
        offsets.addLast(date.toEpochMilli() - (sent.toEpochMilli() + trip / 2));
        if (offsets.size() > KEPT) {
            offsets.removeFirst();
        }
    }

    /// How far the cloud's clock is ahead of this machine's: the middle of the last answers.
    public synchronized long offsetMs() {
        return offsets.isEmpty()
                ? 0
                : offsets.stream().sorted().skip(offsets.size() / 2).findFirst().orElseThrow();
    }

    public long localNow() {
        return local.millis();
    }

    public long cloudNow() {
        return local.millis() + offsetMs();
    }
}
