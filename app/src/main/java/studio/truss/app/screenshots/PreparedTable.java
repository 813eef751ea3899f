package studio.truss.app.screenshots;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// A table for the pictures, on the loopback: away, or with a few videos and clips in it that can
/// be counted.
final class PreparedTable implements AutoCloseable {
    private static final int VIDEOS = 14;
    private static final int CLIPS = 212;

    private final HttpServer server;
    private volatile boolean away = true;

    PreparedTable() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void away(boolean isAway) {
        away = isAway;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String answer =
                    asked.contains("\"ASSET#\"")
                            ? items("ASSET#", VIDEOS)
                            : asked.contains("\"CLIP#\"") ? items("CLIP#", CLIPS) : items("", 0);
            byte[] body = (away ? "{}" : answer).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(away ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String items(String prefix, int count) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < count; i++) {
            items.append(i == 0 ? "" : ",")
                    .append("{\"PK\":{\"S\":\"CREATOR#mara\"},\"SK\":{\"S\":\"")
                    .append(prefix)
                    .append(i)
                    .append("\"}}");
        }
        return "{\"Count\":%d,\"ScannedCount\":%d,\"Items\":[%s]}".formatted(count, count, items);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
