package studio.truss.core.live.logs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import studio.truss.core.live.ChatLog;
import studio.truss.core.live.ChatLogResult;

import java.io.IOException;
import java.io.Reader;

/// All forms of JSON: an object with `comments`, an array of messages, messages one after another.
/// Streamed: nothing of the file is kept but the messages.
final class JsonChat {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int SAMPLE_LINES = 50;
    private static final int LINE_MAX = 1 << 20;

    private final LogBuilder log;
    private ChatLog.Format format = ChatLog.Format.JSON_LINES;
    private boolean commentsSeen;
    private boolean wall;

    JsonChat(LogBuilder log) {
        this.log = log;
    }

    /// Whether a sample is of lines that are each an object of their own. The first line may be a
    /// bad one, the last may be cut off.
    static boolean lines(String sample) {
        int whole = 0;
        int seen = 0;
        for (String line : (Iterable<String>) sample.lines().limit(SAMPLE_LINES)::iterator) {
            String bare = line.strip();
            seen += bare.isEmpty() ? 0 : 1;
            whole += bare.startsWith("{") && bare.endsWith("}") ? 1 : 0;
        }
        return seen > 1 && whole * 2 > seen;
    }

    /// One object a line: a bad line costs that line alone.
    ChatLogResult readLines(Reader in) throws IOException {
        TextLines lines = new TextLines(in, LINE_MAX);
        while (!log.full() && lines.next()) {
            try (JsonParser json = FACTORY.createParser(lines.line())) {
                roots(json);
            } catch (JsonProcessingException e) {
                log.unreadable();
            }
        }
        return log.whole(format);
    }

    ChatLogResult read(Reader in) throws IOException {
        try (JsonParser json = FACTORY.createParser(in)) {
            roots(json);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            return broken(line);
        }
        return log.isEmpty() && commentsSeen ? log.noMessages() : log.whole(format);
    }

    private void roots(JsonParser json) throws IOException {
        for (JsonToken t = json.nextToken(); t != null && !log.full(); t = json.nextToken()) {
            root(json, t);
        }
    }

    private ChatLogResult broken(int line) {
        if (log.isEmpty() && !commentsSeen) {
            return log.whole(format);
        }
        return log.partly(format, "is damaged or cut off at line " + line);
    }

    private void root(JsonParser json, JsonToken token) throws IOException {
        switch (token) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> {
                format = ChatLog.Format.CHAT_DOWNLOADER;
                commentsSeen = true;
                messages(json);
            }
            default -> log.unreadable();
        }
    }

    /// A root object is a message itself or holds the list of them; which, its fields say.
    private void object(JsonParser json) throws IOException {
        JsonMessage message = new JsonMessage();
        boolean holder = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_ARRAY && list(field)) {
                format =
                        field.equals("comments")
                                ? ChatLog.Format.TWITCH_DOWNLOADER
                                : ChatLog.Format.CHAT_DOWNLOADER;
                commentsSeen = true;
                holder = true;
                messages(json);
            } else {
                message.field(json, field, value);
            }
        }
        if (!holder) {
            add(message);
        }
    }

    private static boolean list(String field) {
        return field.equals("comments") || field.equals("messages");
    }

    private void messages(JsonParser json) throws IOException {
        for (JsonToken t = json.nextToken();
                t != JsonToken.END_ARRAY && t != null;
                t = json.nextToken()) {
            if (t != JsonToken.START_OBJECT) {
                json.skipChildren();
                log.unreadable();
                continue;
            }
            JsonMessage message = new JsonMessage();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                message.field(json, field, json.nextToken());
            }
            if (json.currentToken() != JsonToken.END_OBJECT) {
                return; // the file ends here: the parser says so on its next step
            }
            if (!log.full()) {
                add(message);
            }
        }
    }

    private void add(JsonMessage message) {
        ChatTime time = message.time();
        if (time == null || !message.hasText()) {
            log.unreadable();
            return;
        }
        if (time.sort() == ChatTime.Sort.DATED && log.isEmpty()) {
            wall = true;
            log.wallClock();
        }
        if (wall == (time.sort() == ChatTime.Sort.DATED)) {
            log.add(time.ms(), message.user(), message.text(), message.kind());
        } else {
            log.unreadable();
        }
    }
}
