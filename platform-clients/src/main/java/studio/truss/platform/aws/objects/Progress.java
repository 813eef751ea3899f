package studio.truss.platform.aws.objects;

import java.time.Duration;

/// Whether a request still moves. While this side itself waits, as for the limit of speed, the
/// other side is not late. Any thread.
final class Progress {
    private volatile long movedAt = System.nanoTime();
    private volatile boolean ours;

    void enter() {
        ours = true;
    }

    void leave() {
        movedAt = System.nanoTime();
        ours = false;
    }

    boolean stands(Duration limit) {
        return !ours && System.nanoTime() - movedAt > limit.toNanos();
    }
}
