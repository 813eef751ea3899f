package studio.truss.core.transfer.flow;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/// What each piece of a transfer passes on its way: the wish to stop, the limit of speed, the
/// count. Any thread.
public final class Flow {
    private final Bandwidth bandwidth;
    private final Check check;
    private final LongConsumer progress;
    private final AtomicLong done = new AtomicLong();

    /// Asked before each piece.
    @FunctionalInterface
    public interface Check {
        /// @throws TransferStop when the transfer is to end
        void check() throws TransferStop;
    }

    /// @param progress hears how many bytes are through, often
    public Flow(Bandwidth bandwidth, Check check, LongConsumer progress) {
        this.bandwidth = bandwidth;
        this.check = check;
        this.progress = progress;
    }

    public void check() throws TransferStop {
        check.check();
    }

    /// Lets a piece through as soon as it may go.
    public void pass(int bytes) throws IOException {
        check.check();
        try {
            bandwidth.take(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
        count(bytes);
    }

    /// Bytes that are through by other means; less than 0 for those that were through in vain.
    public void count(long bytes) {
        progress.accept(done.addAndGet(bytes));
    }
}
