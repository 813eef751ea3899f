package studio.truss.platform.devcloud.isolation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;

import studio.truss.platform.devcloud.template.StackPlace;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Stands in front of an engine of the table, which itself looks at no rights, and lets through
/// what the policy allows to who asks. On loopback only. It knows who asks by the access key's id
/// and does not check the signature, nor does the engine: for development and for tests.
public final class IsolationProxy implements AutoCloseable {
    private static final String JSON = "application/x-amz-json-1.0";
    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/,\\s]+)/");

    private final URI engine;
    private final RolePolicy policy;
    private final TableRequests requests;
    private final Principals principals;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private IsolationProxy(
            URI engine,
            RolePolicy policy,
            TableRequests requests,
            Principals principals,
            HttpServer server) {
        this.engine = engine;
        this.policy = policy;
        this.requests = requests;
        this.principals = principals;
        this.server = server;
    }

    /// @param engine where the table's engine listens
    public static IsolationProxy start(
            URI engine, RolePolicy policy, StackPlace place, Principals principals)
            throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        IsolationProxy proxy =
                new IsolationProxy(engine, policy, new TableRequests(place), principals, server);
        server.setExecutor(proxy.threads);
        server.createContext("/", proxy::handle);
        server.start();
        return proxy;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String refusal = refusal(exchange, body);
            if (refusal != null) {
                answer(exchange, 400, refusal.getBytes(StandardCharsets.UTF_8));
                return;
            }
            forward(exchange, body);
        }
    }

    /// @return the body of the answer, or null when the request may pass
    private @Nullable String refusal(HttpExchange exchange, byte[] body) {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        Matcher credential = CREDENTIAL.matcher(header(exchange, "Authorization"));
        if (target == null || !credential.find()) {
            return error(
                    "com.amazon.coral.service#MissingAuthenticationTokenException",
                    "Request must contain a valid (registered) AWS access key ID.");
        }
        Principals.Principal who = principals.of(credential.group(1));
        if (who == null) {
            return error(
                    "com.amazon.coral.service#UnrecognizedClientException",
                    "The security token included in the request is invalid.");
        }
        List<AccessRequest> asked;
        try {
            asked = requests.of(target, new String(body, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return error(
                    "com.amazon.coral.service#SerializationException",
                    String.valueOf(e.getMessage()));
        }
        return policy.decideAll(who.asking(asked)) instanceof Decision.Refused refused
                ? error(
                        "com.amazon.coral.service#AccessDeniedException",
                        "User: %s is not authorized to perform: %s on resource: %s %s"
                                .formatted(
                                        who.username(),
                                        refused.request().action(),
                                        refused.request().resource(),
                                        refused.why()))
                : null;
    }

    private void forward(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(engine)
                        .header("X-Amz-Target", header(exchange, "X-Amz-Target"))
                        .header("Content-Type", JSON)
                        .header("Authorization", header(exchange, "Authorization"))
                        .header("X-Amz-Date", header(exchange, "X-Amz-Date"))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        try {
            HttpResponse<byte[]> response =
                    client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            response.headers()
                    .firstValue("x-amz-crc32")
                    .ifPresent(crc -> exchange.getResponseHeaders().set("x-amz-crc32", crc));
            answer(exchange, response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the engine answered", e);
        } catch (IOException e) {
            // The engine has ended: what a client takes for a service that is away.
            answer(
                    exchange,
                    500,
                    error("com.amazon.coral.service#InternalServerError", "The engine is away.")
                            .getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", JSON);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static String error(String type, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("__type", type)
                .put("Message", message)
                .toString();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        client.close();
    }
}
