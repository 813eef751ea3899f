package studio.truss.platform.devcloud.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;

import org.jspecify.annotations.Nullable;

import studio.truss.platform.devcloud.gemini.fault.Fault;
import studio.truss.platform.devcloud.gemini.fault.Operation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// One request and its answer, cut where that is planned. A request is remembered as soon as its
/// body is here, before it is answered.
final class StandInExchange {
    private static final int JSON_MAX = 32 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpExchange exchange;
    private final RequestLog log;
    private final Operation operation;
    private final @Nullable Fault fault;

    StandInExchange(HttpExchange exchange, RequestLog log) {
        this(exchange, log, null);
    }

    private StandInExchange(HttpExchange exchange, RequestLog log, @Nullable Fault fault) {
        this.exchange = exchange;
        this.log = log;
        this.operation = Operation.of(method(), path(), header("X-Goog-Upload-Command"));
        this.fault = fault;
    }

    StandInExchange failing(Fault planned) {
        return new StandInExchange(exchange, log, planned);
    }

    Operation operation() {
        return operation;
    }

    String method() {
        return exchange.getRequestMethod();
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    String query() {
        String query = exchange.getRequestURI().getQuery();
        return query == null ? "" : query;
    }

    /// Empty where it is not there.
    String header(String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    InputStream body() {
        return exchange.getRequestBody();
    }

    void hold(CountDownLatch until) throws IOException {
        try {
            until.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the stand-in is closed", e);
        }
    }

    /// The body as JSON, or missing.
    JsonNode readAll() throws IOException {
        byte[] bytes = body().readNBytes(JSON_MAX);
        JsonNode json = MissingNode.getInstance();
        if (bytes.length > 0 && bytes[0] == '{') {
            json = JSON.readTree(bytes);
        }
        remember(json, bytes.length);
        return json;
    }

    /// A request whose body is no JSON.
    void remember(long bytes) {
        remember(MissingNode.getInstance(), bytes);
    }

    private void remember(JsonNode json, long bytes) {
        log.add(operation, method(), exchange.getRequestURI().toString(), json, bytes);
    }

    void answer(Fault.Answer answer) throws IOException {
        answer(answer.status(), answer.headers(), answer.body());
    }

    void answer(int status, Map<String, String> headers, String body) throws IOException {
        if (fault instanceof Fault.CutAnswer) {
            throw cut();
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    void stream(List<String> events) throws IOException {
        if (fault instanceof Fault.CutAnswer) {
            throw cut();
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        int passed = 0;
        for (String event : events) {
            if (fault instanceof Fault.CutStream(int after) && passed == after) {
                write(out, ("data: " + event).substring(0, event.length() / 2));
                throw cut();
            }
            if (fault instanceof Fault.InStream(int after, String text) && passed == after) {
                write(out, text);
                exchange.close();
                return;
            }
            write(out, "data: " + event + "\r\n\r\n");
            passed++;
        }
        if (fault instanceof Fault.CutStream) {
            throw cut();
        }
        exchange.close();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// An exchange that is left by an exception is not ended but cut off.
    static IOException cut() {
        return new IOException("cut, as planned");
    }
}
