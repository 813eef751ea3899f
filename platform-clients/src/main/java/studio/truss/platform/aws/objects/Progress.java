package studio.truss.platform.aws.objects;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Whether a request still moves. While this side itself waits, as for the limit of speed, the
/// other side is not late. Any thread.
final class Progress {
    private final LongSupplier nanos;
    private volatile long movedAt;
    private volatile boolean ours;

    Progress(LongSupplier nanos) {
        this.nanos = nanos;
        this.movedAt = nanos.getAsLong();
    }

    void enter() {
        ours = true;
    }

    void leave() {
        movedAt = nanos.getAsLong();
        ours = false;
    }

    boolean stands(Duration limit) {
        return !ours && nanos.getAsLong() - movedAt > limit.toNanos();
    }
}
