package studio.truss.app.studio.account;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.AppGraph;
import studio.truss.app.cloud.AccountDesk;
import studio.truss.app.cloud.BackgroundMirror;
import studio.truss.app.cloud.OwnLibrary;
import studio.truss.app.cloud.TableStandIn;
import studio.truss.app.fx.FxThread;
import studio.truss.app.studio.library.TestWindow;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.shell.Notices;
import studio.truss.app.studio.shell.StoreWork;
import studio.truss.app.studio.sync.SyncModel;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.sync.MirrorStatus;
import studio.truss.platform.aws.signin.Session;
import studio.truss.platform.devcloud.IdentityStandIn;
import studio.truss.platform.devcloud.Lifetimes;
import studio.truss.platform.devcloud.Mailbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;

/// The account screen in a window, and a sign-in service on the loopback with real tokens.
@SuppressWarnings("NullAway.Init") // made by start()
abstract class AccountScreenFixture {
    static final String EMAIL = "ada@example.com";

    @TempDir Path folder;
    final List<String> codes = new ArrayList<>();
    final List<String> links = new ArrayList<>();
    final List<Session> strangers = new ArrayList<>();
    final List<OwnLibrary.Answer> answers = new ArrayList<>();
    IdentityStandIn service;
    TableStandIn cloud;
    Path stack;
    AppGraph graph;
    BackgroundMirror mirror;
    AccountModel model;
    TestWindow window;

    @BeforeEach
    void start() throws Exception {
        Mailbox mailbox =
                new Mailbox() {
                    @Override
                    public void code(String email, String code) {
                        codes.add(code);
                    }

                    @Override
                    public void link(String email, String link) {
                        links.add(link);
                    }
                };
        service = IdentityStandIn.start(0, Clock.systemUTC(), Lifetimes.usual(), mailbox);
        service.addUser(EMAIL);
        cloud = new TableStandIn();
        String outputs =
                """
                {"Region":"%s","TableName":"truss","BucketName":"media","UserPoolId":"%s",
                 "UserPoolClientId":"%s","IdentityPoolId":"%s","CognitoIdpEndpoint":"%s",
                 "CognitoIdentityEndpoint":"%s","DynamoDbEndpoint":"%s"}\
                """
                        .formatted(
                                IdentityStandIn.REGION,
                                IdentityStandIn.USER_POOL,
                                IdentityStandIn.CLIENT,
                                IdentityStandIn.IDENTITY_POOL,
                                service.endpoint(),
                                service.endpoint(),
                                cloud.endpoint());
        stack = Files.writeString(folder.resolve("outputs.json"), outputs);
        graph =
                new AppGraph(
                        Map.of(
                                "TRUSS_HOME",
                                folder.resolve("home").toString(),
                                "TRUSS_KEYCHAIN",
                                "off"),
                        _ -> {});
        open();
    }

    void open() throws Exception {
        graph.library();
        mirror =
                new BackgroundMirror(
                        () -> {
                            throw new AssertionError("nobody mirrors here");
                        },
                        () -> MirrorStatus.of(graph.library()),
                        _ -> {},
                        _ -> {},
                        graph.clock());
        window = TestWindow.show(this::root, 900, 900);
        TestWindow.until("known", () -> model.stateProperty().get() != null);
    }

    private StackPane root() {
        Executor background = Thread::startVirtualThread;
        FxThread fx = new FxThread();
        Messages messages = Messages.load();
        model = new AccountModel(new AccountDesk(graph, graph.library()), background, fx, messages);
        model.onStranger((session, answer) -> {
            strangers.add(session);
            answers.add(answer);
        });
        StoreWork work = new StoreWork(background, background, fx, new Notices());
        AccountScreen screen =
                new AccountScreen(
                        model,
                        new SyncModel(graph.library(), mirror, work, messages),
                        messages,
                        () -> {});
        screen.shown();
        return new StackPane(screen.view());
    }

    void closeWindow() throws Exception {
        window.close();
        mirror.close();
    }

    @AfterEach
    void end() throws Exception {
        closeWindow();
        graph.close();
        service.close();
        cloud.close();
    }

    Node node(String selector) throws Exception {
        return TestWindow.fx(() -> {
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
            return Objects.requireNonNull(window.scene().lookup(selector), selector);
        });
    }

    private void idle() throws Exception {
        TestWindow.until("idle", () -> !model.busyProperty().get());
    }

    void type(String selector, String text) throws Exception {
        TextField field = (TextField) node(selector);
        TestWindow.run(() -> {
            field.setText(text);
            field.requestFocus();
        });
        window.press(KeyCode.ENTER);
        idle();
    }

    void click(String selector) throws Exception {
        window.click(node(selector), 1);
        idle();
    }

    String trouble() throws Exception {
        return ((Label) node("#account-trouble")).getText();
    }

    <T> T state(Class<T> type) throws Exception {
        return assertInstanceOf(type, TestWindow.fx(() -> model.stateProperty().get()));
    }

    Item profileAfter(Session session) {
        OwnLibrary.open(graph, session, new OwnLibrary.Answer.Merge(List.of()));
        return profile();
    }

    Item profile() {
        return Objects.requireNonNull(graph.library().get(new EntityKey.Profile()));
    }
}
