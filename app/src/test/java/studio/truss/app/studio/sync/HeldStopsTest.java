package studio.truss.app.studio.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.AppGraph;
import studio.truss.app.cloud.AccountState;
import studio.truss.app.cloud.BackgroundMirror;
import studio.truss.app.cloud.Mirror;
import studio.truss.app.fx.FxThread;
import studio.truss.app.studio.library.TestWindow;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.shell.Notices;
import studio.truss.app.studio.shell.StoreWork;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.sync.MirrorStatus;
import studio.truss.core.sync.SyncReport;
import studio.truss.core.sync.SyncStop;
import studio.truss.core.sync.remote.Meter;
import studio.truss.platform.aws.signin.Session;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/// Where the mirror waits for the creator's word, a button says it.
@SuppressWarnings("NullAway.Init") // made by open()
class HeldStopsTest {
    @TempDir private Path folder;
    private final List<String> done = new CopyOnWriteArrayList<>();
    private volatile @Nullable SyncStop stop;
    private AppGraph graph;
    private BackgroundMirror mirror;
    private SyncModel model;
    private TestWindow window;

    /// Stops until it is told to go on.
    private final class Held implements Mirror {
        @Override
        public SyncReport run(long sweepEveryMs, BooleanSupplier cancelled) {
            done.add("run");
            return new SyncReport(0, 0, 0, 0, 0, Meter.ZERO, stop, "");
        }

        @Override
        public SyncReport refresh(Collection<EntityKey> keys) {
            return run(0, () -> false);
        }

        @Override
        public boolean asked() {
            return false;
        }

        @Override
        public void rejoin() {
            done.add("rejoin");
            stop = null;
        }

        @Override
        public void acceptMissing() {
            done.add("accept missing");
            stop = null;
        }

        @Override
        public void close() {}
    }

    private void open(SyncStop held) throws Exception {
        stop = held;
        graph =
                new AppGraph(
                        Map.of("TRUSS_HOME", folder.toString(), "TRUSS_KEYCHAIN", "off"), _ -> {});
        graph.library();
        FxThread fx = new FxThread();
        mirror =
                new BackgroundMirror(
                        Held::new,
                        () -> MirrorStatus.of(graph.library()),
                        news -> fx.execute(() -> model.heard(news)),
                        bug -> done.add(bug.toString()),
                        graph.clock());
        window = TestWindow.show(() -> root(fx), 900, 700);
        Session session =
                new Session(
                        graph.library().creator(),
                        "ada@example.com",
                        "",
                        "",
                        "",
                        Instant.EPOCH,
                        Instant.EPOCH);
        TestWindow.run(() ->
                model.account(
                        new AccountState.SignedIn(
                                SyncBadgeTest.CONFIG,
                                session,
                                "",
                                Optional.empty(),
                                folder,
                                true,
                                false)));
        TestWindow.until("the badge asks", () -> model.stop() == held);
    }

    private StackPane root(FxThread fx) {
        Executor background = Thread::startVirtualThread;
        Messages messages = Messages.load();
        model =
                new SyncModel(
                        graph.library(),
                        mirror,
                        new StoreWork(background, background, fx, new Notices()),
                        messages);
        SyncBadge badge = new SyncBadge(model, messages);
        StackPane root = new StackPane(badge);
        root.setAlignment(Pos.TOP_RIGHT);
        new SyncPopover(model, messages, () -> {}, () -> {}).install(root, badge);
        return root;
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        mirror.close();
        graph.close();
    }

    private @Nullable Node find(String selector) {
        window.scene().getRoot().applyCss();
        window.scene().getRoot().layout();
        return window.scene().lookup(selector);
    }

    private void pressed(String words, String order) throws Exception {
        pressed("#sync-go-on", words, order);
    }

    private void pressed(String button, String words, String order) throws Exception {
        assertEquals(SyncState.ATTENTION, TestWindow.fx(() -> model.stateProperty().get()));
        TestWindow.until("the badge", () -> find("#sync-badge") != null);
        window.click(TestWindow.fx(() -> node("#sync-badge")), 1);
        Button on = TestWindow.fx(() -> (Button) node(button));
        assertEquals(words, on.getText());
        assertNull(TestWindow.fx(() -> find("#sync-now")), "nothing else begins it");
        window.click(on, 1);
        TestWindow.until("it goes on", () -> model.stop() == null && done.contains(order));
        assertTrue(done.indexOf(order) < done.lastIndexOf("run"), done.toString());
    }

    private Node node(String selector) {
        Node found = find(selector);
        if (found == null) {
            throw new AssertionError(selector);
        }
        return found;
    }

    @Test
    void aCloudThatForgotThisComputerIsComparedWhenTheCreatorSaysSo() throws Exception {
        open(SyncStop.CLOUD_WENT_BACK);
        pressed("Compare everything and go on", "rejoin");
    }

    @Test
    void whatIsMissingIsPutBackWhenTheCreatorSaysSo() throws Exception {
        open(SyncStop.MUCH_MISSING);
        pressed("#sync-put-back", "Put it back there", "rejoin");
    }

    @Test
    void whatIsMissingIsDeletedHereWhenTheCreatorSaysSo() throws Exception {
        open(SyncStop.MUCH_MISSING);
        pressed("Delete it here too", "accept missing");
    }
}
