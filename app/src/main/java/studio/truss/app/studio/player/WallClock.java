package studio.truss.app.studio.player;

import java.util.function.LongSupplier;

/// Silent time.
public final class WallClock implements AudioClock {
    private final LongSupplier nanos;
    private long fromMs;
    private long startedAt;
    private boolean running;

    /// @param nanos as `System::nanoTime`
    public WallClock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public long ms() {
        return running ? fromMs + (nanos.getAsLong() - startedAt) / 1_000_000 : fromMs;
    }

    @Override
    public void play(long at) {
        fromMs = at;
        startedAt = nanos.getAsLong();
        running = true;
    }

    @Override
    public void pause() {
        fromMs = ms();
        running = false;
    }

    @Override
    public boolean audible() {
        return false;
    }

    @Override
    public void mute(boolean silent) {
        // it makes no sound
    }

    @Override
    public void close() {
        pause();
    }
}
