package studio.truss.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.cloud.OwnLibrary;
import studio.truss.app.studio.library.TestWindow;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.platform.aws.signin.Account;
import studio.truss.platform.aws.signin.Email;
import studio.truss.platform.aws.stack.CloudConfig;
import studio.truss.platform.devcloud.IdentityStandIn;
import studio.truss.platform.devcloud.Lifetimes;
import studio.truss.platform.devcloud.Mailbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The first sign-in in the studio's own window.
class StudioWindowTest {
    private static final String EMAIL = "ada@example.com";

    @TempDir private Path folder;
    private final List<String> codes = new ArrayList<>();

    private final class Codes implements Mailbox {
        @Override
        public void code(String email, String code) {
            codes.add(code);
        }

        @Override
        public void link(String email, String link) {}
    }

    private static Stage studio() {
        return Window.getWindows().stream()
                .filter(w -> w instanceof Stage s && "Truss Studio".equals(s.getTitle()))
                .map(Stage.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable Node find(String selector) {
        return studio().getScene().lookup(selector);
    }

    private static void type(String selector, String text) throws Exception {
        TestWindow.until(selector, () -> find(selector) instanceof TextField);
        TestWindow.run(() -> {
            if (find(selector) instanceof TextField field) {
                field.setText(text);
                field.fireEvent(new ActionEvent());
            }
        });
    }

    private Path stack(IdentityStandIn service) throws Exception {
        String at = service.endpoint().toString();
        return Files.writeString(
                folder.resolve("outputs.json"),
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
                                at,
                                at,
                                at));
    }

    private static AppGraph graph(Path home) {
        return new AppGraph(
                Map.of("TRUSS_HOME", home.toString(), "TRUSS_KEYCHAIN", "off"), _ -> {});
    }

    @Test
    void aSignInByTheCommandLineIsNoticed() throws Exception {
        Path home = folder.resolve("home");
        CountDownLatch closed = new CountDownLatch(1);
        List<String> log = new ArrayList<>();
        TestWindow toolkit = TestWindow.show(StackPane::new, 10, 10);
        try (IdentityStandIn service =
                        IdentityStandIn.start(
                                0, Clock.systemUTC(), Lifetimes.usual(), new Codes());
                AppGraph graph = graph(home);
                AppGraph command = graph(home)) {
            service.addUser(EMAIL);
            graph.library();
            TestWindow.fx(() -> {
                StudioWindow.open(graph, false, closed::countDown, log::add);
                return log;
            });
            CloudConfig config = command.cloudConfig().adopt(stack(service).toString());
            try (Account account = command.account(config, purpose -> Optional.empty())) {
                account.begin(new Email(EMAIL), false);
                account.answer(codes.getLast());
                OwnLibrary.open(
                        command,
                        account.session().orElseThrow(),
                        new OwnLibrary.Answer.Merge(List.of()));
            }
            TestWindow.until(
                    "the mirror of the creator's library", () -> find("#account-sync") != null);
            assertEquals(IdentityStandIn.creatorId(EMAIL), graph.library().creator().value());
            close(closed, log);
        } finally {
            TestWindow.run(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
            toolkit.close();
        }
    }

    private static void close(CountDownLatch closed, List<String> log) throws Exception {
        TestWindow.run(() -> {
            Stage stage = studio();
            stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
        });
        assertTrue(closed.await(60, TimeUnit.SECONDS), "closed");
        assertEquals(List.of(), log.stream().filter(l -> l.contains("internal error")).toList());
    }

    @Test
    void itOpensTheCreatorsLibraryInTheSameWindow() throws Exception {
        Path home = folder.resolve("home");
        CountDownLatch closed = new CountDownLatch(1);
        List<String> log = new ArrayList<>();
        TestWindow toolkit = TestWindow.show(StackPane::new, 10, 10);
        try (IdentityStandIn service =
                        IdentityStandIn.start(
                                0, Clock.systemUTC(), Lifetimes.usual(), new Codes());
                AppGraph graph = graph(home)) {
            service.addUser(EMAIL);
            CreatorId local = graph.library().creator();
            TestWindow.fx(() -> {
                StudioWindow.open(graph, false, closed::countDown, log::add);
                return log;
            });
            TestWindow.run(() -> {
                if (find("#rail-account") instanceof ToggleButton account) {
                    account.fire();
                }
            });
            type("#account-stack", stack(service).toString());
            type("#account-email", EMAIL);
            TestWindow.until("the mail", () -> !codes.isEmpty());
            type("#account-answer", codes.getLast());
            TestWindow.until(
                    "the mirror of the creator's library", () -> find("#account-sync") != null);
            assertEquals(IdentityStandIn.creatorId(EMAIL), graph.library().creator().value());
            assertNotNull(graph.library().get(new EntityKey.Profile()));
            assertTrue(
                    Files.exists(home.resolve("libraries/" + local.value() + ".adopted.db")),
                    "the local library was taken over");
            close(closed, log);
        } finally {
            TestWindow.run(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
            toolkit.close();
        }
    }
}
