package studio.truss.platform.aws.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.platform.devcloud.SignInStage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

class UserPoolTest {
    @TempDir private Path folder;
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    /// Passes calls on, but refuses the newer way to renew tokens.
    private void handle(HttpExchange exchange, URI service) throws IOException {
        try (exchange;
                HttpClient client = HttpClient.newHttpClient()) {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            byte[] request = exchange.getRequestBody().readAllBytes();
            asked.add(target.substring(target.indexOf('.') + 1));
            if (target.endsWith("GetTokensFromRefreshToken")) {
                byte[] no =
                        "{\"__type\":\"UnsupportedOperationException\",\"message\":\"No.\"}"
                                .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(400, no.length);
                exchange.getResponseBody().write(no);
                return;
            }
            HttpResponse<byte[]> answer =
                    client.send(
                            HttpRequest.newBuilder(service)
                                    .header("X-Amz-Target", target)
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aPoolWithoutRotationIsAskedInTheOldWay() throws IOException {
        HttpServer proxy =
                HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        try (SignInStage stage = new SignInStage(folder)) {
            proxy.createContext("/", exchange -> handle(exchange, stage.service.endpoint()));
            proxy.start();
            Session session;
            try (Account account = stage.account()) {
                session = stage.signIn(account, "creator@example.com");
            }
            URI address = URI.create("http://127.0.0.1:" + proxy.getAddress().getPort());
            try (UserPool pool = new UserPool(stage.config(address, true))) {
                var tokens = pool.refresh(session.refreshToken());
                assertNull(tokens.refreshToken());
                assertEquals(3, tokens.idToken().split("\\.", -1).length);
            }
            assertEquals(List.of("GetTokensFromRefreshToken", "InitiateAuth"), asked);
        } finally {
            proxy.stop(0);
        }
    }
}
