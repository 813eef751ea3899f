package studio.truss.app.studio.player;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import studio.truss.core.derived.SoundProxy;

import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/// The time in which a source plays: that of its sound where it is heard, the wall's otherwise; and
/// why it is not heard. JavaFX thread.
public final class PlayerSound {
    private final ReadOnlyObjectWrapper<Sound> state =
            new ReadOnlyObjectWrapper<>(this, "state", Sound.COMING);
    private final BooleanProperty muted = new SimpleBooleanProperty(this, "muted");
    private final LongSupplier nanos;
    private final Executor background;
    private final Executor fx;
    private AudioClock clock;
    private Sound source = Sound.COMING;

    PlayerSound(LongSupplier nanos, Executor background, Executor fx) {
        this.nanos = nanos;
        this.background = background;
        this.fx = fx;
        this.clock = new WallClock(nanos);
        muted.subscribe(off -> {
            clock.mute(off);
            listen();
        });
    }

    /// Whether playing is heard, and why not.
    public ReadOnlyObjectProperty<Sound> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Whether the creator has turned the sound off.
    public BooleanProperty mutedProperty() {
        return muted;
    }

    AudioClock clock() {
        return clock;
    }

    /// From now on playing is heard, where the machine can.
    ///
    /// @param at where it will most likely begin
    void made(SoundProxy proxy, long at) {
        clock.close();
        MediaClock sound = new MediaClock(proxy, background, fx);
        sound.prepare(at);
        clock = new WatchedClock(sound, nanos);
        clock.mute(muted.get());
        source = Sound.HEARD;
        listen();
    }

    /// The source plays without sound.
    ///
    /// @param why [Sound#NONE] or [Sound#FAILED]
    public void missing(Sound why) {
        source = why;
        listen();
    }

    /// Another source.
    void begin() {
        clock.close();
        clock = new WallClock(nanos);
        source = Sound.COMING;
        listen();
    }

    /// Looks whether it is heard still.
    void listen() {
        state.set(
                switch (source) {
                    case HEARD ->
                            muted.get()
                                    ? Sound.OFF
                                    : clock.audible() ? Sound.HEARD : Sound.NO_DEVICE;
                    case COMING, NONE, FAILED, NO_DEVICE, OFF -> source;
                });
    }
}
