package studio.truss.app.studio.player;

import javafx.scene.media.Media;
import javafx.scene.media.MediaException;
import javafx.scene.media.MediaPlayer;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import studio.truss.core.derived.SoundProxy;

/// The sound of a source as JavaFX plays it, segment after segment of its proxy. Where the machine
/// cannot play it, [#broken] is true from then on.
public final class MediaClock implements AudioClock {
    private final SoundProxy sound;
    private SoundProxy.@Nullable Segment segment;
    private @Nullable MediaPlayer player;
    private long pausedMs;
    private boolean running;
    private boolean broken;
    private boolean muted;

    public MediaClock(SoundProxy sound) {
        this.sound = sound;
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
        pausedMs = fromMs;
        running = true;
        SoundProxy.Segment wanted = sound.at(fromMs);
        if (!wanted.equals(segment)) {
            open(wanted);
        }
        MediaPlayer now = player;
        if (now != null) {
            now.seek(Duration.millis((double) (fromMs - wanted.startMs())));
            now.play();
        }
    }

    private void open(SoundProxy.Segment wanted) {
        release();
        segment = wanted;
        try {
            MediaPlayer next = new MediaPlayer(new Media(wanted.file().toUri().toString()));
            next.setOnError(() -> broken = true);
            next.setMute(muted);
            player = next;
        } catch (MediaException e) {
            broken = true;
        }
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
        release();
        running = false;
    }
}
