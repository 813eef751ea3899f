package studio.truss.platform.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Whether a request still moves. While this side itself waits, as for the limit of speed, the
/// other side is not late. Any thread.
public final class Progress {
    private final LongSupplier nanos;
    private volatile long movedAt;
    private volatile boolean ours;

    public Progress(LongSupplier nanos) {
        this.nanos = nanos;
        this.movedAt = nanos.getAsLong();
    }

    public void enter() {
        ours = true;
    }

    public void leave() {
        movedAt = nanos.getAsLong();
        ours = false;
    }

    public boolean stands(Duration limit) {
        return !ours && nanos.getAsLong() - movedAt > limit.toNanos();
    }
}
