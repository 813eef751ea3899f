package studio.truss.core.live;

import java.util.List;

/// A chat in time order, messages of one time in the order of the file.
///
/// @param named whether the log says who wrote
/// @param warnings what a person should know of the reading, in whole sentences
public record ChatLog(
        Format format, List<ChatMessage> messages, boolean named, List<String> warnings) {

    /// The shape of the file, found by looking into it and not by its name.
    public enum Format {
        TWITCH_DOWNLOADER,
        CHAT_DOWNLOADER,
        JSON_LINES,
        TIMED_TEXT,
        CSV
    }

    public ChatLog {
        messages = List.copyOf(messages);
        warnings = List.copyOf(warnings);
        for (int i = 1; i < messages.size(); i++) {
            if (messages.get(i).ms() < messages.get(i - 1).ms()) {
                throw new IllegalArgumentException("message " + i + " is out of time order");
            }
        }
    }
}
