package studio.truss.app.studio.editor;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.player.PlayerModel;
import studio.truss.app.studio.player.Sound;
import studio.truss.app.studio.shell.Notice;
import studio.truss.app.studio.shell.Notices;
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
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// What is derived of the open video: its sound, its waveform, its filmstrip, its proxy, one after
/// the other, quickest first. Lets go of all of it when another video is opened. JavaFX thread.
public final class EditorMedia {
    /// Codes of refusals that are not the source's fault.
    private static final Set<String> DISK = Set.of("no-space", "unreachable", "not-writable");

    private final Derivatives derivatives;
    private final Executor background;
    private final Executor fx;
    private final PlayerModel player;
    private final StatusModel status;
    private final Notices notices;
    private final Messages messages;
    private final ReadOnlyStringWrapper soundNote =
            new ReadOnlyStringWrapper(this, "soundNote", "");
    private final ReadOnlyStringWrapper pictureNote =
            new ReadOnlyStringWrapper(this, "pictureNote", "");
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
            StatusModel status,
            Notices notices,
            Messages messages) {
        this.derivatives = derivatives;
        this.background = background;
        this.fx = fx;
        this.player = player;
        this.status = status;
        this.notices = notices;
        this.messages = messages;
    }

    public ReadOnlyObjectProperty<@Nullable Waveform> waveformProperty() {
        return waveform.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Filmstrip> filmstripProperty() {
        return filmstrip.getReadOnlyProperty();
    }

    /// What stands in place of the waveform: that it is coming, or why there is none.
    public ReadOnlyStringProperty soundNoteProperty() {
        return soundNote.getReadOnlyProperty();
    }

    /// The same of the filmstrip.
    public ReadOnlyStringProperty pictureNoteProperty() {
        return pictureNote.getReadOnlyProperty();
    }

    /// Begins with another video.
    ///
    /// @param source null for none
    public void open(@Nullable Original source) {
        long mine = current + 1;
        current = mine;
        waveform.set(null);
        filmstrip.set(null);
        soundNote.set(source == null ? "" : messages.of("derive.coming"));
        pictureNote.set(soundNote.get());
        List<Held<?>> before = held;
        held = new ArrayList<>();
        background.execute(() -> before.forEach(Held::close));
        status.work("derive", "");
        if (source == null) {
            return;
        }
        background.execute(() -> {
            make(mine, source, "waveform", derivatives::waveform, waveform::set, this::noWaveform);
            make(
                    mine,
                    source,
                    "filmstrip",
                    derivatives::filmstrip,
                    filmstrip::set,
                    this::noPictures);
            make(mine, source, "sound", derivatives::soundProxy, player::soundMade, this::noSound);
            make(mine, source, "proxy", derivatives::pictureProxy, player::proxyMade, _ -> {});
            fx.execute(() -> status(mine, ""));
        });
    }

    /// The source is not where it was: what was made of it stays, the rest cannot be made.
    public void gone() {
        long none = current + 1;
        current = none;
        status.work("derive", "");
        soundNote.set(messages.of("derive.gone"));
        pictureNote.set(soundNote.get());
    }

    private <T> void make(
            long mine,
            Original source,
            String what,
            BiFunction<Original, Heartbeat, Made<T>> work,
            Consumer<T> made,
            Consumer<Refusal> missing) {
        if (mine != current) {
            return;
        }
        Heartbeat heartbeat =
                (done, total) -> {
                    if (mine != current) {
                        throw new Heartbeat.Cancelled();
                    }
                    long percent = total <= 0 ? 0 : done * 100 / total;
                    fx.execute(() -> status(mine, messages.of("derive." + what, percent)));
                };
        switch (work.apply(source, heartbeat)) {
            case Made.Ready<T>(var ready) ->
                    fx.execute(() -> {
                        if (mine == current) {
                            held.add(ready);
                            made.accept(ready.value());
                        } else {
                            background.execute(ready::close);
                        }
                    });
            // done without: the source itself serves, more slowly
            case Made.Refused<T>(var code, var words) ->
                    fx.execute(() -> {
                        if (mine == current) {
                            missing.accept(new Refusal(code, words));
                            refused(code, words);
                        }
                    });
            case Made.Cancelled<T>() -> {}
        }
    }

    /// Why something cannot be had.
    private record Refusal(String code, String words) {
        boolean noSound() {
            return code.equals("no-sound");
        }
    }

    /// A full or unusable disk is the creator's to mend; the rest is said where the thing would be.
    private void refused(String code, String words) {
        if (DISK.contains(code)) {
            notices.add(Notice.trouble(words));
        }
    }

    private void noWaveform(Refusal why) {
        soundNote.set(why.noSound() ? messages.of("derive.no.sound") : why.words());
    }

    private void noPictures(Refusal why) {
        pictureNote.set(why.words());
    }

    private void noSound(Refusal why) {
        player.sound().missing(why.noSound() ? Sound.NONE : Sound.FAILED);
    }

    private void status(long mine, String words) {
        if (mine == current) {
            status.work("derive", words);
        }
    }
}
