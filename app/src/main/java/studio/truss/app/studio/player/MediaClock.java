package studio.truss.app.studio.player;

import javafx.scene.media.Media;
import javafx.scene.media.MediaException;
import javafx.scene.media.MediaPlayer;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import studio.truss.core.derived.SoundProxy;

import java.nio.file.Path;
import java.util.concurrent.Executor;

/// The sound of a source as JavaFX plays it, segment after segment of its proxy. Where the machine
/// cannot play it, [#broken] is true from then on. JavaFX thread; players are made off it.
public final class MediaClock implements AudioClock {
    private final SoundProxy sound;
    private final Executor background;
    private final Executor fx;
    private final Opener opener;
    private long opening; // the newest player is the one that plays
    private SoundProxy.@Nullable Segment segment;
    private @Nullable MediaPlayer player;
    private long pausedMs;
    private boolean running;
    private boolean broken;
    private boolean muted;

    /// Makes a player of a file; null where the machine cannot. Takes long; not for the JavaFX
    /// thread.
    interface Opener {
        @Nullable MediaPlayer open(Path file);
    }

    /// @param background makes players
    public MediaClock(SoundProxy sound, Executor background, Executor fx) {
        this(sound, background, fx, MediaClock::player);
    }

    MediaClock(SoundProxy sound, Executor background, Executor fx, Opener opener) {
        this.sound = sound;
        this.background = background;
        this.fx = fx;
        this.opener = opener;
    }

    private static @Nullable MediaPlayer player(Path file) {
        try {
            return new MediaPlayer(new Media(file.toUri().toString()));
        } catch (MediaException | LinkageError e) { // no device, or no library that plays
            return null;
        }
    }

    /// Has everything ready, so that playing begins at once.
    void prepare(long ms) {
        pausedMs = ms;
        SoundProxy.Segment wanted = sound.at(ms);
        if (!wanted.equals(segment)) {
            open(wanted);
        }
    }

    /// Whether the machine has refused to play it.
    public boolean broken() {
        return broken;
    }

    @Override
    public long ms() {
        MediaPlayer now = player;
        SoundProxy.Segment part = segment;
        if (!running || now == null || part == null || broken) {
            return pausedMs;
        }
        if (now.getStatus() != MediaPlayer.Status.PLAYING) {
            return pausedMs; // not under way yet
        }
        long ms = part.startMs() + (long) now.getCurrentTime().toMillis();
        if (ms >= part.endMs() - 1 && part.endMs() < sound.durationMs()) {
            play(part.endMs());
            return part.endMs();
        }
        return ms;
    }

    @Override
    public void play(long fromMs) {
        running = true;
        prepare(fromMs);
        start();
    }

    /// The player may be made on any thread; it is heard and told on the JavaFX thread only.
    private void open(SoundProxy.Segment wanted) {
        release();
        segment = wanted;
        long mine = ++opening;
        background.execute(() -> {
            MediaPlayer next = opener.open(wanted.file());
            fx.execute(() -> opened(mine, next));
        });
    }

    private void opened(long mine, @Nullable MediaPlayer next) {
        if (mine != opening) {
            if (next != null) {
                next.dispose(); // another place or source was asked for meanwhile
            }
            return;
        }
        if (next == null || next.getError() != null) {
            broken = true;
            return;
        }
        next.setOnError(() -> broken = true);
        next.setOnReady(this::start);
        next.setMute(muted);
        player = next;
        start();
    }

    /// Only a player that is ready can seek.
    private void start() {
        MediaPlayer now = player;
        SoundProxy.Segment part = segment;
        if (running && now != null && part != null && ready(now.getStatus())) {
            now.seek(Duration.millis((double) (pausedMs - part.startMs())));
            now.play();
        }
    }

    private static boolean ready(MediaPlayer.Status status) {
        return switch (status) {
            case READY, PAUSED, PLAYING, STOPPED, STALLED -> true;
            case UNKNOWN, HALTED, DISPOSED -> false;
        };
    }

    @Override
    public void pause() {
        pausedMs = ms();
        running = false;
        MediaPlayer now = player;
        if (now != null) {
            now.pause();
        }
    }

    @Override
    public boolean audible() {
        return !broken;
    }

    @Override
    public void mute(boolean silent) {
        muted = silent;
        MediaPlayer now = player;
        if (now != null) {
            now.setMute(silent);
        }
    }

    private void release() {
        MediaPlayer now = player;
        player = null;
        if (now != null) {
            now.dispose();
        }
    }

    @Override
    public void close() {
        opening++;
        release();
        running = false;
    }
}
