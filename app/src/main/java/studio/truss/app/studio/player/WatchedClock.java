package studio.truss.app.studio.player;

import java.util.function.LongSupplier;

/// A sounding clock that is kept honest: where it breaks, stands still or runs away from wall time
/// (a sound device that swallows everything at once), silence and wall time take over for good.
public final class WatchedClock implements AudioClock {
    /// A device may take this long to begin.
    private static final long PATIENCE_MS = 1_500;

    private static final long DRIFT_MS = 500;

    private final MediaClock sound;
    private final WallClock wall;
    private final LongSupplier nanos;
    private long playedFrom;
    private long playedAt;
    private boolean running;
    private boolean silent;

    public WatchedClock(MediaClock sound, LongSupplier nanos) {
        this.sound = sound;
        this.nanos = nanos;
        this.wall = new WallClock(nanos);
    }

    @Override
    public long ms() {
        if (silent || !running) {
            return silent ? wall.ms() : sound.ms();
        }
        long heard = sound.ms();
        long due = playedFrom + (nanos.getAsLong() - playedAt) / 1_000_000;
        boolean late = heard < due - PATIENCE_MS - DRIFT_MS;
        boolean early = heard > due + DRIFT_MS;
        if (sound.broken() || late || early) {
            silent = true;
            sound.pause();
            // what was shown last is where it goes on
            wall.play(early || sound.broken() ? Math.max(playedFrom, Math.min(heard, due)) : heard);
            return wall.ms();
        }
        return heard;
    }

    @Override
    public void play(long fromMs) {
        running = true;
        playedFrom = fromMs;
        playedAt = nanos.getAsLong();
        if (silent) {
            wall.play(fromMs);
        } else {
            sound.play(fromMs);
        }
    }

    @Override
    public void pause() {
        running = false;
        if (silent) {
            wall.pause();
        } else {
            sound.pause();
        }
    }

    @Override
    public boolean audible() {
        return !silent && sound.audible();
    }

    @Override
    public void mute(boolean quiet) {
        sound.mute(quiet);
    }

    @Override
    public void close() {
        running = false;
        sound.close();
        wall.close();
    }
}
