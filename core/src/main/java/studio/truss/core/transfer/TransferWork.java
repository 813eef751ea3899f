package studio.truss.core.transfer;

import studio.truss.core.transfer.TransferProgress.Step;
import studio.truss.core.transfer.flow.Bandwidth;
import studio.truss.core.transfer.flow.Flow;
import studio.truss.core.transfer.flow.TransferStop;
import studio.truss.core.transfer.flow.TransferStop.Why;

import java.time.Clock;
import java.util.function.BooleanSupplier;

/// What one transfer is given while it is worked on: whether it is still wanted, how fast, and who
/// hears of it. Any thread.
final class TransferWork implements Flow.Check {
    private static final long LOOK_MS = 500;

    private final TransferQueue queue;
    private final Transfer transfer;
    private final Bandwidth bandwidth;
    private final Clock clock;
    private final BooleanSupplier stop;
    private final TransferProgress.Listener listener;
    private volatile long lookedAt;

    TransferWork(
            TransferQueue queue,
            Transfer transfer,
            Bandwidth bandwidth,
            Clock clock,
            BooleanSupplier stop,
            TransferProgress.Listener listener) {
        this.queue = queue;
        this.transfer = transfer;
        this.bandwidth = bandwidth;
        this.clock = clock;
        this.stop = stop;
        this.listener = listener;
        this.lookedAt = clock.millis();
    }

    @Override
    public void check() throws TransferStop {
        if (stop.getAsBoolean()) {
            throw new TransferStop(Why.CLOSED);
        }
        long now = clock.millis();
        if (Math.abs(now - lookedAt) >= LOOK_MS) {
            lookedAt = now;
            asked();
        }
    }

    /// What another process or thread wants of it.
    void asked() throws TransferStop {
        if (queue.cancelAsked(transfer.id())) {
            throw new TransferStop(Why.CANCELLED);
        }
        if (queue.pauseAsked(transfer.id())) {
            throw new TransferStop(Why.PAUSED);
        }
    }

    /// @param total 0 where it is not known
    Flow flow(long total) {
        return new Flow(bandwidth, this, done -> tell(Step.MOVING, done, total));
    }

    void tell(Step step, long done, long total) {
        listener.heard(new TransferProgress(transfer, step, done, total));
    }
}
