package studio.truss.app.studio.editor;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.player.PlayerModel;
import studio.truss.app.studio.shell.StatusModel;
import studio.truss.core.derived.Filmstrip;
import studio.truss.core.derived.Held;
import studio.truss.core.derived.Made;
import studio.truss.core.derived.Waveform;
import studio.truss.core.engine.Derivatives;
import studio.truss.core.engine.Original;
import studio.truss.core.media.Heartbeat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// What is derived of the open video: its sound, its waveform, its filmstrip, its proxy, one after
/// the other, quickest first. Lets go of all of it when another video is opened. JavaFX thread.
public final class EditorMedia {
    private final Derivatives derivatives;
    private final Executor background;
    private final Executor fx;
    private final PlayerModel player;
    private final StatusModel status;
    private final ReadOnlyObjectWrapper<@Nullable Waveform> waveform =
            new ReadOnlyObjectWrapper<>(this, "waveform");
    private final ReadOnlyObjectWrapper<@Nullable Filmstrip> filmstrip =
            new ReadOnlyObjectWrapper<>(this, "filmstrip");
    private volatile long current;
    private List<Held<?>> held = new ArrayList<>();

    public EditorMedia(
            Derivatives derivatives,
            Executor background,
            Executor fx,
            PlayerModel player,
            StatusModel status) {
        this.derivatives = derivatives;
        this.background = background;
        this.fx = fx;
        this.player = player;
        this.status = status;
    }

    public ReadOnlyObjectProperty<@Nullable Waveform> waveformProperty() {
        return waveform.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Filmstrip> filmstripProperty() {
        return filmstrip.getReadOnlyProperty();
    }

    /// Begins with another video.
    ///
    /// @param source null for none
    public void open(@Nullable Original source) {
        long mine = current + 1;
        current = mine;
        waveform.set(null);
        filmstrip.set(null);
        List<Held<?>> before = held;
        held = new ArrayList<>();
        background.execute(() -> before.forEach(Held::close));
        status.work("derive", "");
        if (source == null) {
            return;
        }
        background.execute(() -> {
            make(mine, source, "Waveform", derivatives::waveform, waveform::set);
            make(mine, source, "Filmstrip", derivatives::filmstrip, filmstrip::set);
            make(mine, source, "Sound", derivatives::soundProxy, player::soundMade);
            make(mine, source, "Proxy", derivatives::pictureProxy, player::proxyMade);
            fx.execute(() -> status(mine, ""));
        });
    }

    private <T> void make(
            long mine,
            Original source,
            String words,
            BiFunction<Original, Heartbeat, Made<T>> work,
            Consumer<T> made) {
        if (mine != current) {
            return;
        }
        Heartbeat heartbeat =
                (done, total) -> {
                    if (mine != current) {
                        throw new Heartbeat.Cancelled();
                    }
                    long percent = total <= 0 ? 0 : done * 100 / total;
                    fx.execute(() -> status(mine, words + " " + percent + " %"));
                };
        // what is not to be had is done without: the source itself serves, more slowly
        if (work.apply(source, heartbeat) instanceof Made.Ready<T>(var ready)) {
            fx.execute(() -> {
                if (mine == current) {
                    held.add(ready);
                    made.accept(ready.value());
                } else {
                    background.execute(ready::close);
                }
            });
        }
    }

    private void status(long mine, String words) {
        if (mine == current) {
            status.work("derive", words);
        }
    }
}
