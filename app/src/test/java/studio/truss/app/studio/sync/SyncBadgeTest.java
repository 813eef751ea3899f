package studio.truss.app.studio.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.AppGraph;
import studio.truss.app.cloud.AccountState;
import studio.truss.app.cloud.BackgroundMirror;
import studio.truss.app.cloud.MirrorNews;
import studio.truss.app.fx.FxThread;
import studio.truss.app.studio.library.TestWindow;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.shell.Notices;
import studio.truss.app.studio.shell.StoreWork;
import studio.truss.core.library.LibraryException;
import studio.truss.core.sync.MirrorStatus;
import studio.truss.core.sync.Parked;
import studio.truss.core.sync.SyncStop;
import studio.truss.core.sync.merge.PendingOp;
import studio.truss.core.sync.sqlite.OpTable;
import studio.truss.platform.aws.signin.Session;
import studio.truss.platform.aws.stack.CloudConfig;
import studio.truss.platform.aws.stack.Endpoints;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;

/// The badge and what opens from it, on a real library; what the mirror says is told by hand.
@SuppressWarnings("NullAway.Init") // made by open()
class SyncBadgeTest {
    private static final Instant AT = Instant.parse("2026-11-22T07:17:19Z");
    static final CloudConfig CONFIG =
            new CloudConfig(
                    "us-east-1",
                    "truss",
                    "media",
                    null,
                    new Endpoints(null, null, null, null, null));

    @TempDir private Path folder;
    private final List<String> gone = new ArrayList<>();
    private AppGraph graph;
    private BackgroundMirror mirror;
    private SyncModel model;
    private SyncBadge badge;
    private TestWindow window;

    @BeforeEach
    void open() throws Exception {
        graph =
                new AppGraph(
                        Map.of("TRUSS_HOME", folder.toString(), "TRUSS_KEYCHAIN", "off"), _ -> {});
        graph.library();
        mirror =
                new BackgroundMirror(
                        () -> {
                            throw new LibraryException(LibraryException.Problem.BUSY, "busy");
                        },
                        () -> MirrorStatus.of(graph.library()),
                        _ -> {},
                        bug -> gone.add(bug.toString()),
                        graph.clock());
        window = TestWindow.show(this::root, 900, 700);
    }

    private StackPane root() {
        Executor background = Thread::startVirtualThread;
        Messages messages = Messages.load();
        StoreWork work = new StoreWork(background, background, new FxThread(), new Notices());
        model = new SyncModel(graph.library(), mirror, work, messages);
        badge = new SyncBadge(model, messages);
        StackPane root = new StackPane(badge);
        root.setAlignment(Pos.TOP_RIGHT);
        new SyncPopover(model, messages, () -> gone.add("conflicts"), () -> gone.add("account"))
                .install(root, badge);
        return root;
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        mirror.close();
        graph.close();
    }

    private void signedIn() throws Exception {
        Session session =
                new Session(graph.library().creator(), "ada@example.com", "", "", "", AT, AT);
        TestWindow.run(() ->
                model.account(
                        new AccountState.SignedIn(
                                CONFIG, session, "", Optional.empty(), folder, true, false)));
    }

    private String said(long pending, long parked, long conflicts, @Nullable SyncStop stop)
            throws Exception {
        return TestWindow.fx(() -> {
            model.heard(
                    new MirrorNews(
                            new MirrorStatus(
                                    pending, parked, 9, conflicts, AT, 1_234.5, 20, null, ""),
                            false,
                            stop,
                            ""));
            return badge.getText();
        });
    }

    private String text(String selector) throws Exception {
        return TestWindow.fx(() -> ((Label) node(selector)).getText());
    }

    private Node node(String selector) {
        window.scene().getRoot().applyCss();
        window.scene().getRoot().layout();
        return Objects.requireNonNull(window.scene().lookup(selector), selector);
    }

    @Test
    void withoutACloudThereIsNoBadge() throws Exception {
        TestWindow.run(() -> model.account(new AccountState.NotSetUp()));
        assertFalse(TestWindow.fx(() -> badge.isVisible() || badge.isManaged()));
        TestWindow.run(() -> model.account(new AccountState.SignedOut(CONFIG)));
        assertEquals("Sign in to mirror", TestWindow.fx(badge::getText));
        assertTrue(TestWindow.fx(badge::isVisible));
    }

    @Test
    void theBadgeSaysWhatWaitsAndWhy() throws Exception {
        signedIn();
        assertEquals("Mirrored", said(0, 0, 0, null));
        assertEquals("3 waiting", said(3, 0, 0, null));
        assertEquals("Offline, 3 waiting", said(3, 0, 0, SyncStop.OFFLINE));
        assertEquals("Offline", said(0, 0, 0, SyncStop.OFFLINE));
        assertEquals("Another window mirrors", said(3, 0, 0, SyncStop.BUSY));
        assertEquals("Sign in to mirror", said(3, 0, 0, SyncStop.SIGN_IN));
        assertEquals("3 to look at", said(3, 1, 2, SyncStop.OFFLINE));
        assertEquals("Mirroring needs you", said(0, 0, 0, SyncStop.CLOCK));
    }

    @Test
    void signingOutEndsWhatWasSaid() throws Exception {
        signedIn();
        said(3, 0, 0, SyncStop.OFFLINE);
        TestWindow.run(() -> model.account(new AccountState.SignedOut(CONFIG)));
        assertNull(TestWindow.fx(() -> model.newsProperty().get()));
        assertEquals("Sign in to mirror", said(3, 0, 0, null), "said too late");
    }

    @Test
    void theFiguresOpenFromTheBadgeAndLeadToTheConflicts() throws Exception {
        signedIn();
        said(3, 0, 2, null);
        window.click(TestWindow.fx(() -> node("#sync-badge")), 1);
        assertEquals("3 changes", text("#sync-pending"));
        assertEquals("1,234.5 read units, 20 write units", text("#sync-cost"));
        assertEquals(
                "Everything you do is on this computer at once, with or without a network.",
                text("#saved-line"));
        window.click(TestWindow.fx(() -> node("#sync-conflicts-look")), 1);
        assertEquals(List.of("conflicts"), gone);
        assertFalse(TestWindow.fx(() -> node("#sync-popover").isVisible()));
    }

    @Test
    void whatTheCloudDoesNotTakeIsNamedWithItsReasonAndTriedAgain() throws Exception {
        graph.library()
                .database()
                .write(session -> {
                    OpTable ops = new OpTable(session);
                    PendingOp op = ops.of(ops.keys().getFirst()).getFirst();
                    ops.put(op.in(PendingOp.State.PARKED, "It is too large."));
                    return op;
                });
        signedIn();
        assertEquals("1 to look at", said(1, 1, 0, null));
        TestWindow.until("the reason", () -> !model.parkedProperty().get().isEmpty());
        assertEquals(
                List.of(new ParkedItem("Profile", "It is too large.")),
                TestWindow.fx(() -> model.parkedProperty().get()));
        window.click(TestWindow.fx(() -> node("#sync-badge")), 1);
        window.click(TestWindow.fx(() -> node("#sync-again")), 1);
        Parked parked = new Parked(graph.library());
        TestWindow.until("nothing parked", () -> parked.list().isEmpty());
        assertEquals(1, graph.library().pendingChanges());
    }
}
