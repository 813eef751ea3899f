package studio.truss.app.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import studio.truss.core.library.item.Item;
import studio.truss.core.sync.remote.KeyRange;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.testing.FakeTable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/// The table in memory behind the service's address: it answers queries, as the service words them,
/// and nothing else.
public final class TableStandIn implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FakeTable table = new FakeTable(Clock.systemUTC());
    private final AtomicBoolean down = new AtomicBoolean();
    private final HttpServer server;

    public TableStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public FakeTable table() {
        return table;
    }

    /// Whether it answers that it cannot now.
    public void down(boolean isDown) {
        down.set(isDown);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            JsonNode asked = JSON.readTree(exchange.getRequestBody());
            if (down.get() || !target.endsWith(".Query")) {
                answer(exchange, 503, "{\"__type\":\"ServiceUnavailable\"}");
                return;
            }
            JsonNode values = asked.path("ExpressionAttributeValues");
            RemoteStore.Page page =
                    table.query(
                            new RemoteStore.PageRequest(
                                    values.at("/:pk/S").asText(),
                                    new KeyRange(
                                            values.at("/:from/S").asText(),
                                            values.at("/:to/S").asText()),
                                    null,
                                    asked.path("Limit").asInt(),
                                    asked.path("ConsistentRead").asBoolean()));
            String items = page.items().stream().map(Item::toJson).collect(Collectors.joining(","));
            answer(
                    exchange,
                    200,
                    "{\"Count\":%d,\"ScannedCount\":%d,\"Items\":[%s]}"
                            .formatted(page.items().size(), page.items().size(), items));
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
