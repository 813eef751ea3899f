package studio.truss.app.studio.sync;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import studio.truss.app.cloud.AccountState;
import studio.truss.app.cloud.BackgroundMirror;
import studio.truss.app.cloud.Mirror;
import studio.truss.app.cloud.MirrorNews;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.shell.StoreWork;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.Parked;
import studio.truss.core.sync.SyncStop;
import studio.truss.core.sync.merge.PendingOp;

import java.util.List;
import java.util.function.Consumer;

/// How the mirror stands, and what the creator does about it. JavaFX thread.
public final class SyncModel {
    private final SqliteLibrary library;
    private final BackgroundMirror mirror;
    private final StoreWork work;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<SyncState> state =
            new ReadOnlyObjectWrapper<>(this, "state", SyncState.QUIET);
    private final ReadOnlyObjectWrapper<@Nullable MirrorNews> news =
            new ReadOnlyObjectWrapper<>(this, "news");
    private final ReadOnlyObjectWrapper<List<ParkedItem>> parked =
            new ReadOnlyObjectWrapper<>(this, "parked", List.of());
    private final ReadOnlyBooleanWrapper signedIn = new ReadOnlyBooleanWrapper(this, "signedIn");

    public SyncModel(
            SqliteLibrary library, BackgroundMirror mirror, StoreWork work, Messages messages) {
        this.library = library;
        this.mirror = mirror;
        this.work = work;
        this.messages = messages;
    }

    public ReadOnlyObjectProperty<SyncState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What was heard last; null before, and while nobody is signed in.
    public ReadOnlyObjectProperty<@Nullable MirrorNews> newsProperty() {
        return news.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<ParkedItem>> parkedProperty() {
        return parked.getReadOnlyProperty();
    }

    /// Whether there is somebody whose library is mirrored.
    public ReadOnlyBooleanProperty signedInProperty() {
        return signedIn.getReadOnlyProperty();
    }

    /// The account is another: begins or ends mirroring.
    public void account(AccountState account) {
        boolean now = account instanceof AccountState.SignedIn in && in.own();
        if (now != signedIn.get()) {
            mirror.set(now);
        }
        signedIn.set(now);
        if (now) {
            state.set(SyncState.of(news.get()));
        } else {
            news.set(null);
            parked.set(List.of());
            state.set(
                    switch (account) {
                        case AccountState.NotSetUp _ -> SyncState.QUIET;
                        case AccountState.Choosing _ -> SyncState.CHOOSE;
                        case AccountState.SignedIn _ -> SyncState.ATTENTION;
                        default -> SyncState.SIGNED_OUT;
                    });
        }
    }

    /// The mirror said something.
    public void heard(MirrorNews next) {
        if (!signedIn.get()) {
            return; // said before it was told to end
        }
        news.set(next);
        state.set(SyncState.of(next));
        if (next.status().parked() > 0) {
            work.read(this::readParked, parked::set);
        } else {
            parked.set(List.of());
        }
    }

    private List<ParkedItem> readParked() {
        return new Parked(library)
                .list().stream()
                        .map(op -> new ParkedItem(title(op), op.error() == null ? "" : op.error()))
                        .toList();
    }

    private String title(PendingOp op) {
        Item item = library.get(Keys.read(op.key()));
        return item != null
                        && item.get("title") instanceof AttributeValue.S(String title)
                        && !title.isBlank()
                ? title
                : messages.of("sync.item." + Keys.read(op.key()).family().name());
    }

    /// Why the mirror does not go on by itself, in words; empty when it does.
    public String trouble() {
        MirrorNews heard = news.get();
        SyncStop stop = stop();
        if (stop == null || heard == null) {
            return "";
        }
        return switch (stop) {
            case SIGN_IN, OTHER_CREATOR ->
                    heard.words().isEmpty()
                            ? messages.of("sync.stop." + stop.name())
                            : heard.words();
            case MUCH_MISSING ->
                    heard.status().words().isEmpty()
                            ? messages.of("sync.stop." + stop.name())
                            : heard.status().words();
            default -> messages.of("sync.stop." + stop.name());
        };
    }

    public @Nullable SyncStop stop() {
        MirrorNews heard = news.get();
        if (heard == null) {
            return null;
        }
        return heard.stop() == null ? heard.status().stop() : heard.stop();
    }

    /// Mirrors now, and compares everything.
    public void syncNow() {
        mirror.now();
    }

    /// Something was decided that the cloud is to hear of.
    public void changed() {
        mirror.soon();
    }

    public void retryParked() {
        work.edit(() -> new Parked(library).retry(), mirror::now);
    }

    /// Makes anew in the cloud what is missing there.
    void putBack() {
        mirror.with(Mirror::rejoin);
    }

    /// Goes on where the mirror waits for the creator's word.
    void goOn() {
        Consumer<Mirror> answer =
                stop() == SyncStop.MUCH_MISSING ? Mirror::acceptMissing : Mirror::rejoin;
        mirror.with(answer);
    }
}
