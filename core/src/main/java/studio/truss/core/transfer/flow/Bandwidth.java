package studio.truss.core.transfer.flow;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How many bytes a second all transfers together may take: a bucket that fills at that rate and
/// holds what a quarter of a second brings. It may be changed while bytes flow. Any thread.
public final class Bandwidth {
    private static final long SECOND = 1_000_000_000;
    private static final int HELD_PARTS = 4;

    /// A waiting thread looks again this often, so that another limit is soon felt.
    private static final long LOOK_NANOS = 200_000_000;

    private final LongSupplier nanos;
    private final Sleeper sleeper;
    private long bytesPerSecond;
    private double held;
    private long filledAt;

    /// Lets time pass.
    @FunctionalInterface
    public interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    /// Without a limit, by the machine's own time.
    public Bandwidth() {
        this(System::nanoTime, Thread::sleep);
    }

    public Bandwidth(LongSupplier nanos, Sleeper sleeper) {
        this.nanos = nanos;
        this.sleeper = sleeper;
        this.filledAt = nanos.getAsLong();
    }

    /// @param bytesPerSecond 0 for no limit
    public synchronized void limit(long bytesPerSecond) {
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("a limit of " + bytesPerSecond + " bytes a second");
        }
        fill();
        this.bytesPerSecond = bytesPerSecond;
        // what was owed at another rate would be waited for at this one
        held = Math.clamp(held, -(double) bytesPerSecond, room());
    }

    /// 0 for no limit.
    public synchronized long limit() {
        return bytesPerSecond;
    }

    /// Waits until so many bytes may go. More than the bucket holds is lent, and the next one waits
    /// for it.
    public void take(int bytes) throws InterruptedException {
        long wait = taken(bytes);
        while (wait > 0) {
            sleeper.sleep(Duration.ofNanos(Math.min(wait, LOOK_NANOS)));
            wait = taken(bytes);
        }
    }

    /// @return nanoseconds to wait before asking again, 0 where the bytes are taken
    private synchronized long taken(int bytes) {
        fill();
        if (bytesPerSecond == 0) {
            return 0;
        }
        if (held >= 0) {
            held -= bytes;
            return 0;
        }
        return Math.max(1, (long) Math.ceil(-held * SECOND / bytesPerSecond));
    }

    private void fill() {
        long now = nanos.getAsLong();
        held = Math.min(room(), held + (double) (now - filledAt) * bytesPerSecond / SECOND);
        filledAt = now;
    }

    private double room() {
        return (double) bytesPerSecond / HELD_PARTS;
    }
}
