package studio.truss.app;

import org.jspecify.annotations.Nullable;

import studio.truss.app.cloud.AccountDesk;
import studio.truss.app.cloud.AccountState;
import studio.truss.app.cloud.AccountWatch;
import studio.truss.app.cloud.BackgroundMirror;
import studio.truss.app.cloud.CloudMirror;
import studio.truss.app.cloud.Mirror;
import studio.truss.app.cloud.MirrorNews;
import studio.truss.app.fx.Background;
import studio.truss.app.studio.account.AccountModel;
import studio.truss.app.studio.account.AccountScreen;
import studio.truss.app.studio.conflicts.ConflictsModel;
import studio.truss.app.studio.conflicts.ConflictsScreen;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.shell.StoreWork;
import studio.truss.app.studio.sync.SyncBadge;
import studio.truss.app.studio.sync.SyncModel;
import studio.truss.app.studio.sync.SyncPopover;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.MirrorStatus;
import studio.truss.core.sync.SyncStop;
import studio.truss.platform.aws.signin.SignInException;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// The window's parts about the cloud, put together. Without a cloud they do nothing but be there.
final class StudioCloud implements AutoCloseable {
    private final AppGraph graph;
    private final AccountDesk desk;
    private final BackgroundMirror mirror;
    private final AccountModel account;
    private final SyncModel sync;
    private final ConflictsModel conflicts;
    private final AccountScreen accountScreen;
    private final ConflictsScreen conflictsScreen;
    private final SyncBadge badge;
    private final SyncPopover popover;
    private final StudioTransfers transfers;
    private long conflictsSeen; // JavaFX thread

    /// @param go shows a screen
    StudioCloud(StudioBase base, Consumer<String> go) {
        graph = base.graph();
        Background background = base.background();
        Executor fx = base.fx();
        Messages messages = base.messages();
        StoreWork work = base.work();
        SqliteLibrary library = graph.library();
        desk = new AccountDesk(graph, library);
        mirror =
                new BackgroundMirror(
                        this::open,
                        () -> MirrorStatus.of(library),
                        news -> fx.execute(() -> heard(news)),
                        base.failures(),
                        graph.clock());
        account = new AccountModel(desk, background.waiting(), fx, messages);
        sync = new SyncModel(library, mirror, work, messages);
        conflicts = new ConflictsModel(library, graph.clock(), work, sync::changed);
        accountScreen = new AccountScreen(account, sync, messages, () -> go.accept("conflicts"));
        conflictsScreen = new ConflictsScreen(conflicts, messages, () -> go.accept("account"));
        badge = new SyncBadge(sync, messages);
        popover =
                new SyncPopover(
                        sync, messages, () -> go.accept("conflicts"), () -> go.accept("account"));
        transfers = new StudioTransfers(base, desk);
        AccountWatch watch = new AccountWatch(graph.data());
        mirror.alongside(() -> {
            if (watch.changed()) {
                fx.execute(account::lookAgain);
            }
        });
        account.stateProperty().subscribe(this::accountIs);
        account.refresh();
    }

    private Mirror open() {
        return CloudMirror.open(
                graph,
                desk.config()
                        .orElseThrow(
                                () -> new SignInException(SignInException.Reason.NOT_SIGNED_IN)),
                desk.passphrase());
    }

    private void accountIs(@Nullable AccountState state) {
        if (state != null) {
            sync.account(state);
            transfers.account(state);
        }
    }

    private void heard(MirrorNews news) {
        sync.heard(news);
        if (news.stop() == SyncStop.SIGN_IN && !news.running()) {
            account.refresh(); // the sign-in may be gone
        }
        if (news.status().conflicts() != conflictsSeen) {
            conflictsSeen = news.status().conflicts();
            conflicts.refresh();
        }
    }

    /// Begins to mirror as soon as somebody is signed in.
    void start() {
        mirror.start();
        transfers.start();
    }

    StudioTransfers transfers() {
        return transfers;
    }

    AccountModel account() {
        return account;
    }

    SyncModel sync() {
        return sync;
    }

    ConflictsModel conflicts() {
        return conflicts;
    }

    AccountScreen accountScreen() {
        return accountScreen;
    }

    ConflictsScreen conflictsScreen() {
        return conflictsScreen;
    }

    SyncBadge badge() {
        return badge;
    }

    SyncPopover popover() {
        return popover;
    }

    /// These items have come into view.
    void seen(List<EntityKey> keys) {
        mirror.seen(keys);
    }

    /// Whether the window is in front.
    void front(boolean inFront) {
        mirror.front(inFront);
    }

    @Override
    public void close() {
        transfers.close();
        mirror.close();
    }
}
