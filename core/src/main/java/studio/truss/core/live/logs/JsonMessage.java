package studio.truss.core.live.logs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import org.jspecify.annotations.Nullable;

import studio.truss.core.live.ChatMessage;

import java.io.IOException;

/// One message being read, whatever the tool that wrote it. Fields may come in any order; of two
/// that mean the same the more exact one counts.
final class JsonMessage {
    private @Nullable ChatTime offset;
    private @Nullable ChatTime exactOffset;
    private @Nullable ChatTime moment;
    private @Nullable String user;
    private @Nullable String text;
    private String type = "";
    private boolean paid;
    private boolean bot;

    @Nullable ChatTime time() {
        if (exactOffset != null && (offset == null || sameSecond(exactOffset, offset))) {
            return exactOffset;
        }
        return offset != null ? offset : moment;
    }

    @Nullable String user() {
        return user;
    }

    String text() {
        return text == null ? "" : text;
    }

    /// Stickers, gifts and raids are messages without words.
    boolean hasText() {
        return text != null || !type.isEmpty() || paid;
    }

    ChatMessage.Kind kind() {
        if (bot) {
            return ChatMessage.Kind.BOT;
        }
        return MessageKinds.of(user, text(), type, paid);
    }

    void field(JsonParser json, String name, JsonToken value) throws IOException {
        switch (name) {
            case "t", "time", "time_in_seconds", "content_offset_seconds", "offset" ->
                    offset = time(json, value, offset);
            case "video_offset_time_msec" -> exactOffset = milliseconds(json, value);
            case "timestamp", "created_at" -> moment = time(json, value, moment);
            case "user", "username", "author", "commenter" -> person(json, value);
            case "text", "body" -> text = string(json, value, text);
            case "message" -> message(json, value);
            case "message_type", "action_type" -> type(json, value);
            case "money" -> {
                paid |= value == JsonToken.START_OBJECT;
                json.skipChildren();
            }
            default -> json.skipChildren();
        }
    }

    /// chat_downloader's seconds are negative before the start, where the milliseconds are 0.
    private static boolean sameSecond(ChatTime exact, ChatTime rough) {
        return Math.abs(exact.ms() - rough.ms()) < 1000;
    }

    private void message(JsonParser json, JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            text = string(json, value, text);
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken inner = json.nextToken();
            switch (name) {
                case "body", "text" -> text = string(json, inner, text);
                case "bits_spent" -> paid |= inner.isNumeric() && json.getValueAsInt() > 0;
                case "user_badges" -> badges(json, inner);
                case "user_notice_params" -> notice(json, inner);
                default -> json.skipChildren();
            }
        }
    }

    private void notice(JsonParser json, JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean id = json.currentName().replace('_', '-').equals("msg-id");
            JsonToken inner = json.nextToken();
            if (id) {
                type(json, inner);
            } else {
                json.skipChildren();
            }
        }
    }

    /// Chat bots wear a badge of their own since 2024.
    private void badges(JsonParser json, JsonToken value) throws IOException {
        if (value != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        int depth = 1;
        while (depth > 0) {
            JsonToken t = json.nextToken();
            if (t == null) {
                return;
            }
            if (t.isStructStart()) {
                depth++;
            } else if (t.isStructEnd()) {
                depth--;
            } else if (t == JsonToken.VALUE_STRING && json.getText().equals("bot-badge")) {
                bot = true;
            }
        }
    }

    private void person(JsonParser json, JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            user = string(json, value, user);
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken inner = json.nextToken();
            switch (name) {
                case "name" -> user = string(json, inner, user);
                case "display_name" -> user = user == null ? string(json, inner, user) : keep(json);
                default -> json.skipChildren();
            }
        }
    }

    private @Nullable String keep(JsonParser json) throws IOException {
        json.skipChildren();
        return user;
    }

    private void type(JsonParser json, JsonToken value) throws IOException {
        String read = string(json, value, null);
        if (read != null && !read.equals("text_message") && !read.equals("add_chat_item")) {
            type = read;
        }
    }

    private static @Nullable String string(
            JsonParser json, JsonToken value, @Nullable String otherwise) throws IOException {
        if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
            return json.getText();
        }
        json.skipChildren();
        return otherwise;
    }

    private static @Nullable ChatTime time(
            JsonParser json, JsonToken value, @Nullable ChatTime otherwise) throws IOException {
        if (value.isNumeric()) {
            return ChatTime.ofNumber(json.getDoubleValue());
        }
        String text = string(json, value, null);
        ChatTime read = text == null ? null : ChatTime.parse(text);
        return read == null ? otherwise : read;
    }

    private static @Nullable ChatTime milliseconds(JsonParser json, JsonToken value)
            throws IOException {
        if (value.isNumeric()) {
            return new ChatTime(json.getLongValue(), ChatTime.Sort.SECONDS);
        }
        json.skipChildren();
        return null;
    }
}
