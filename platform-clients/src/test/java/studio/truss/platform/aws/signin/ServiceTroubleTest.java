package studio.truss.platform.aws.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import studio.truss.platform.aws.signin.SignInException.Reason;
import studio.truss.platform.devcloud.SignInStage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// What stands between a desktop and the service, and what the service refuses, in the shapes that
/// AWS publishes.
class ServiceTroubleTest {
    @TempDir private Path folder;

    private Reason reasonOf(int status, String type, String body) throws IOException {
        HttpServer server = answering(0, status, type, body);
        try {
            return reasonAt(addressOf(server));
        } finally {
            server.stop(0);
        }
    }

    private static URI addressOf(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static HttpServer answering(int port, int status, String type, String body)
            throws IOException {
        HttpServer server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        server.createContext(
                "/",
                exchange -> {
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.getRequestBody().readAllBytes();
                    exchange.getResponseHeaders().set("Content-Type", type);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private Reason reasonAt(URI endpoint) throws IOException {
        try (SignInStage stage = new SignInStage(folder);
                Account account = stage.account(stage.config(endpoint, true), stage.clock)) {
            return assertThrows(
                            SignInException.class,
                            () -> account.begin(new Email("creator@example.com"), false))
                    .reason();
        }
    }

    @ParameterizedTest
    @CsvSource({"200", "403", "511"})
    void aLogInPageOfTheNetworkIsSaid(int status) throws IOException {
        String page = "<html><body>Welcome to the hotel. Please log in.</body></html>";
        assertEquals(Reason.CAPTIVE_PORTAL, reasonOf(status, "text/html", page));
    }

    @ParameterizedTest
    @CsvSource({"false, 200", "true, 200", "false, 403"})
    void aLogInPageIsNoAnswerToASignOut(boolean everywhere, int status) throws IOException {
        try (SignInStage stage = new SignInStage(folder);
                Account account = stage.account()) {
            stage.signIn(account, "creator@example.com");
            stage.service.close();
            String page = "<html>Please log in.</html>";
            int port = stage.service.endpoint().getPort();
            HttpServer portal = answering(port, status, "text/html", page);
            try {
                assertEquals(Account.SignedOut.HERE_ONLY, account.signOut(everywhere));
            } finally {
                portal.stop(0);
            }
            assertEquals(Optional.empty(), account.session());
        }
    }

    @Test
    void aServiceThatNobodyAnswersForIsSaid() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
        assertEquals(Reason.NO_NETWORK, reasonAt(URI.create("http://127.0.0.1:" + port)));
        assertEquals(Reason.NO_NETWORK, reasonAt(URI.create("https://no-such-host.invalid")));
    }

    @ParameterizedTest
    @CsvSource({
        "TooManyRequestsException, TOO_MANY_TRIES",
        "LimitExceededException, TOO_MANY_TRIES",
        "ResourceNotFoundException, WRONG_STACK",
        "InvalidParameterException, REFUSED",
        "NotAuthorizedException, UNKNOWN_USER"
    })
    void whatTheServiceRefusesIsSaid(String error, Reason reason) throws IOException {
        String body = "{\"__type\":\"" + error + "\",\"message\":\"No.\"}";
        assertEquals(reason, reasonOf(400, "application/x-amz-json-1.1", body));
    }

    /// An unknown user is asked for a code or for a password by turns.
    @Test
    void anAddressThatIsAskedForAPasswordInsteadIsSaid() throws IOException {
        try (SignInStage stage = new SignInStage(folder);
                Account account = stage.account()) {
            stage.service.refuseSignUps("NotAuthorizedException", "SignUp is not permitted.");
            Email email = new Email("creator@example.com");
            account.begin(email, false);
            assertEquals(
                    Reason.REFUSED,
                    assertThrows(SignInException.class, () -> account.begin(email, false))
                            .reason());
        }
    }
}
