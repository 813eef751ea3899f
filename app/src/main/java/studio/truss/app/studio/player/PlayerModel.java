package studio.truss.app.studio.player;

import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleLongProperty;

import org.jspecify.annotations.Nullable;

import studio.truss.core.derived.PictureProxy;
import studio.truss.core.derived.SoundProxy;
import studio.truss.core.engine.FrameWish;
import studio.truss.core.engine.FrameWish.Accuracy;
import studio.truss.core.media.TimeRange;

import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/// Plays one source: the playhead, the speed, and the picture that belongs to them. [#pulse] is to
/// be called once a frame of the window while [#playingProperty] is true. JavaFX thread.
public final class PlayerModel implements AutoCloseable {
    /// Wide enough for the preview pane, small enough to hand over in a millisecond.
    private static final int WIDTH = 960;

    private final LongProperty playhead = new SimpleLongProperty(this, "playhead", 0);
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing");
    private final ReadOnlyBooleanWrapper looping = new ReadOnlyBooleanWrapper(this, "looping");
    private final ReadOnlyObjectWrapper<Shuttle> shuttle =
            new ReadOnlyObjectWrapper<>(this, "shuttle", Shuttle.still());
    private final ReadOnlyObjectWrapper<@Nullable Frame> frame =
            new ReadOnlyObjectWrapper<>(this, "frame");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
    private final ReadOnlyObjectWrapper<DecoderState> decoder =
            new ReadOnlyObjectWrapper<>(this, "decoder", DecoderState.WELL);
    private final ReadOnlyBooleanWrapper proxied = new ReadOnlyBooleanWrapper(this, "proxied");

    private final FrameRequests requests;
    private final PlayerSound sound;
    private final LongSupplier nanos;
    private @Nullable Footage footage;
    private @Nullable TimeRange loop;
    private long shuttleFromMs;
    private long shuttleSince;
    private boolean scrubbing;
    private int steps; // frames that were stepped since `steppedFrom`, and not shown yet
    private long steppedFrom;
    private boolean moving; // the playhead is being moved from here

    /// @param background for what takes long, `fx` the JavaFX thread
    /// @param fx see `background`
    public PlayerModel(FrameSource frames, Executor background, Executor fx, LongSupplier nanos) {
        this.nanos = nanos;
        this.sound = new PlayerSound(nanos, background, fx);
        this.requests = new FrameRequests(frames, fx, new Arrivals());
        playhead.subscribe(_ -> movedByOthers());
    }

    public LongProperty playheadProperty() {
        return playhead;
    }

    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loopingProperty() {
        return looping.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Shuttle> shuttleProperty() {
        return shuttle.getReadOnlyProperty();
    }

    /// The picture that is shown; null before the first.
    public ReadOnlyObjectProperty<@Nullable Frame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /// Why there is no picture; empty where there is one.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// How the process that decodes does.
    public ReadOnlyObjectProperty<DecoderState> decoderProperty() {
        return decoder.getReadOnlyProperty();
    }

    public PlayerSound sound() {
        return sound;
    }

    /// Whether the pictures come from the proxy.
    public ReadOnlyBooleanProperty proxiedProperty() {
        return proxied.getReadOnlyProperty();
    }

    public @Nullable Footage footage() {
        return footage;
    }

    /// Another source, at its start, standing still.
    public void open(Footage next) {
        close();
        footage = next;
        proxied.set(next.proxy() != null);
        trouble.set("");
        decoder.set(DecoderState.WELL);
        frame.set(null);
        loop = null;
        looping.set(false);
        place(0);
        show(Accuracy.EXACT, true);
    }

    /// From now on scrubbing is quick.
    public void proxyMade(PictureProxy proxy) {
        Footage now = footage;
        if (now != null) {
            footage = now.with(proxy);
            proxied.set(true);
        }
    }

    /// From now on playing is heard, where the machine can.
    public void soundMade(SoundProxy proxy) {
        long at = playhead.get();
        sound.made(proxy, at);
        if (shuttle.get().sounds()) {
            sound.clock().play(at);
        }
    }

    public void toggle() {
        set(shuttle.get().moving() ? Shuttle.still() : Shuttle.normal());
    }

    public void pause() {
        set(Shuttle.still());
    }

    public void forward() {
        set(shuttle.get().forward());
    }

    public void back() {
        set(shuttle.get().back());
    }

    private void set(Shuttle next) {
        Footage now = footage;
        if (now == null) {
            return;
        }
        long at = playhead.get();
        TimeRange range = loop;
        if (next.speed() > 0 && at >= now.durationMs() - 1) {
            at = 0;
        }
        if (next.sounds() && looping.get() && range != null && !range.contains(at)) {
            at = range.startMs();
        }
        sound.clock().pause();
        shuttle.set(next);
        playing.set(next.moving());
        start(at);
        if (!next.moving()) {
            place(at);
            show(Accuracy.EXACT, true);
        }
    }

    private void start(long at) {
        if (shuttle.get().sounds()) {
            sound.clock().play(at);
        }
        shuttleFromMs = at;
        shuttleSince = nanos.getAsLong();
    }

    /// Plays only a range, again and again; null for all of the source.
    public void loop(@Nullable TimeRange range) {
        loop = range;
    }

    public void toggleLoop() {
        looping.set(!looping.get());
    }

    /// The hand holds the playhead: the nearest frame at once, the exact one when it lets go.
    public void scrub(boolean held) {
        if (held == scrubbing) {
            return;
        }
        scrubbing = held;
        if (held) {
            pause();
        } else {
            show(Accuracy.EXACT, true);
        }
    }

    /// To a place; playing goes on from there.
    public void go(long ms) {
        Footage now = footage;
        if (now == null) {
            return;
        }
        place(Math.clamp(ms, 0, Math.max(0, now.durationMs() - 1)));
        start(playhead.get());
        if (!playing.get()) {
            show(scrubbing ? Accuracy.NEAREST : Accuracy.EXACT, true);
        }
    }

    /// Some frames on or back, whatever the source's rate is; the playhead goes to the true time of
    /// the frame when it is there.
    public void step(int frames) {
        Footage now = footage;
        if (now == null) {
            return;
        }
        if (playing.get()) {
            pause();
        }
        if (steps == 0) {
            steppedFrom = playhead.get();
        }
        steps += frames;
        requests.wish(wish(now, steppedFrom, Accuracy.EXACT).stepped(steps), false);
    }

    /// One frame of the window while playing.
    public void pulse() {
        Footage now = footage;
        if (now == null || !playing.get()) {
            return;
        }
        long ms = due();
        sound.listen();
        TimeRange range = loop;
        if (looping.get() && range != null && shuttle.get().speed() > 0 && ms >= range.endMs()) {
            start(range.startMs());
            ms = range.startMs();
        }
        if (ms < 0 || ms >= now.durationMs()) {
            place(Math.clamp(ms, 0, Math.max(0, now.durationMs() - 1)));
            pause();
            return;
        }
        place(ms);
        boolean quick = now.proxy() != null || shuttle.get().sounds();
        show(quick ? Accuracy.EXACT : Accuracy.NEAREST, false);
    }

    private long due() {
        Shuttle now = shuttle.get();
        return now.sounds()
                ? sound.clock().ms()
                : shuttleFromMs + (nanos.getAsLong() - shuttleSince) / 1_000_000 * now.speed();
    }

    private void movedByOthers() {
        if (!moving && footage != null) {
            go(playhead.get());
        }
    }

    private void place(long ms) {
        moving = true;
        playhead.set(ms);
        moving = false;
    }

    private void show(Accuracy accuracy, boolean urgent) {
        Footage now = footage;
        if (now == null) {
            return;
        }
        steps = 0;
        requests.wish(wish(now, playhead.get(), accuracy), urgent);
    }

    private static FrameWish wish(Footage footage, long ms, Accuracy accuracy) {
        PictureProxy proxy = footage.proxy();
        return proxy == null
                ? new FrameWish(footage.file(), footage.stream(), ms, 0, accuracy, WIDTH)
                : new FrameWish(proxy.file(), proxy.stream(), ms, 0, accuracy, WIDTH);
    }

    private final class Arrivals implements FrameRequests.Listener {
        @Override
        public void shown(Frame shown) {
            trouble.set("");
            decoder.set(DecoderState.WELL);
            frame.set(shown);
            if (steps != 0 && shown.exact()) {
                place(shown.ms());
                steps = requests.waiting() ? steps : 0;
            }
        }

        @Override
        public void refused(String words) {
            trouble.set(words);
        }

        @Override
        public void crashed() {
            decoder.set(DecoderState.RESTARTING);
        }

        @Override
        public void gaveUp() {
            decoder.set(DecoderState.FAILING);
        }
    }

    /// Lets go of the source.
    @Override
    public void close() {
        requests.forget();
        sound.begin();
        shuttle.set(Shuttle.still());
        playing.set(false);
        footage = null;
    }
}
