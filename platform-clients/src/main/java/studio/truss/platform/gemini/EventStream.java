package studio.truss.platform.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import okio.Buffer;
import okio.BufferedSource;
import okio.Source;
import okio.Timeout;

import org.jspecify.annotations.Nullable;

import studio.truss.platform.gemini.failure.GoogleError;
import studio.truss.platform.gemini.failure.Refusal;
import studio.truss.platform.gemini.failure.RefusedException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// A stream of events as it passes: each one whole, and with what is read of it. An error between
/// them, or in place of one, is thrown; so is a stream that ends within an event, or in something
/// else.
final class EventStream implements Source {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BufferedSource from;
    private final String type;
    private final long max;
    private final Buffer ready = new Buffer();
    private final StringBuilder event = new StringBuilder();
    private final StringBuilder other = new StringBuilder();
    private long seen;
    private boolean afterReturn;
    private int events;
    private boolean ended;

    /// @param type of the content, as it was said
    EventStream(BufferedSource from, String type, long max) {
        this.from = from;
        this.type = type;
        this.max = max;
    }

    /// Not one event came: whoever answered does not know streams.
    static final class NoEvents extends IOException {
        private static final long serialVersionUID = 1;

        NoEvents() {
            super("no event in the stream");
        }
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
        while (ready.exhausted() && !ended) {
            take(line());
        }
        return ready.exhausted() ? -1 : ready.read(sink, byteCount);
    }

    /// Lines end in CR, LF or both, as the standard of event streams has it.
    private @Nullable String line() throws IOException {
        Buffer line = new Buffer();
        while (!from.exhausted()) {
            byte next = from.readByte();
            boolean second = afterReturn && next == '\n';
            afterReturn = next == '\r';
            if (++seen > max) {
                throw new IOException("a stream of more than " + max + " bytes");
            }
            if (next != '\n' && next != '\r') {
                line.writeByte(next);
            } else if (!second) {
                return line.readUtf8();
            }
        }
        return line.exhausted() ? null : line.readUtf8();
    }

    private void take(@Nullable String line) throws IOException {
        if (line == null) {
            end();
        } else if (line.isEmpty()) {
            passEvent();
        } else if (line.startsWith("data:")) {
            event.append(line, "data:".length(), line.length()).append('\n');
        } else if (other.isEmpty() && isField(line)) {
            // names, numbers and comments of events say nothing here
        } else {
            other.append(line).append('\n');
        }
    }

    private static boolean isField(String line) {
        return line.startsWith(":")
                || line.startsWith("event:")
                || line.startsWith("id:")
                || line.startsWith("retry:");
    }

    private void passEvent() throws IOException {
        String text = event.toString().strip();
        event.setLength(0);
        if (text.isEmpty() || text.equals("[DONE]")) {
            return;
        }
        try {
            pass(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IOException("a stream that was cut within an event");
        }
    }

    private void pass(JsonNode json) throws IOException {
        requireNoError(json);
        if (!json.isObject()) {
            throw new IOException("an event that is no object");
        }
        events++;
        ready.writeUtf8("data: ").writeUtf8(NeededFields.of(json).toString()).writeUtf8("\n\n");
    }

    private void requireNoError(JsonNode json) throws RefusedException {
        if (GoogleError.read(json).isPresent()) {
            byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
            throw new RefusedException(
                    new Refusal(200, "application/json", null, body), events > 0);
        }
    }

    private void end() throws IOException {
        ended = true;
        passEvent();
        if (!other.isEmpty()) {
            passOther(other.toString());
        }
        if (events == 0) {
            throw new NoEvents();
        }
    }

    /// What stands between events is an error; in place of all of them it may be the answer at
    /// once.
    private void passOther(String text) throws IOException {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            if (events == 0 && type.contains("html")) {
                byte[] body = text.getBytes(StandardCharsets.UTF_8);
                throw new RefusedException(new Refusal(200, type, null, body));
            }
            if (events == 0) {
                throw new NoEvents();
            }
            throw new IOException("a stream that ended in something else");
        }
        requireNoError(json);
        for (JsonNode part : json.isArray() ? json : JSON.createArrayNode().add(json)) {
            requireNoError(part);
            if (part.has("candidates") || part.has("promptFeedback")) {
                pass(part);
            }
        }
    }

    @Override
    public Timeout timeout() {
        return from.timeout();
    }

    @Override
    public void close() throws IOException {
        from.close();
    }
}
