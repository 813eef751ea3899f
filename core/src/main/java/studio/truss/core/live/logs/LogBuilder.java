package studio.truss.core.live.logs;

import org.jspecify.annotations.Nullable;

import studio.truss.core.live.ChatLog;
import studio.truss.core.live.ChatLogResult;
import studio.truss.core.live.ChatMessage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Collects the messages of one file within bounds and makes the result. One thread.
final class LogBuilder {
    /// A day of a very large channel; a file with more is read up to here.
    static final int MESSAGES_MAX = 3_000_000;

    /// Lines that cannot be read for each message of a file that is a chat log all the same.
    private static final long UNREADABLE_MOST = 20;

    private static final long TIME_MAX_MS = 7L * 24 * 3600 * 1000;

    private final String name;
    private final List<ChatMessage> messages = new ArrayList<>();
    private final Map<String, String> users = new HashMap<>();
    private boolean wallClock;
    private int unreadable;
    private int outOfBounds;
    private int cut;

    LogBuilder(String name) {
        this.name = name;
    }

    /// The times are moments of a day or of history: the log starts at its first message.
    void wallClock() {
        wallClock = true;
    }

    boolean full() {
        return messages.size() >= MESSAGES_MAX;
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /// Counts a line or entry without time or text.
    void unreadable() {
        unreadable++;
    }

    void add(long ms, @Nullable String user, String text, ChatMessage.Kind kind) {
        if (!wallClock && Math.abs(ms) > TIME_MAX_MS) {
            outOfBounds++;
            return;
        }
        String line = text.strip();
        if (line.length() > ChatMessage.TEXT_MAX) {
            line = line.substring(0, ChatMessage.TEXT_MAX);
            cut++;
        }
        String who = user == null || user.isBlank() ? null : user.strip();
        // one copy of a name, however often it speaks
        String shared = who == null ? null : users.computeIfAbsent(who, w -> w);
        messages.add(new ChatMessage(ms, shared, line, kind));
    }

    ChatLogResult whole(ChatLog.Format format) {
        return messages.isEmpty() || unreadable > UNREADABLE_MOST * messages.size()
                ? refused()
                : new ChatLogResult.Whole(log(format));
    }

    /// @param problem what is wrong, as the end of a sentence about the file
    ChatLogResult partly(ChatLog.Format format, String problem) {
        if (messages.isEmpty()) {
            return new ChatLogResult.Refused(
                    name + " " + problem + ", and holds no message before that.");
        }
        return new ChatLogResult.Partly(
                log(format),
                name + " " + problem + "; the " + messages.size() + " messages before are used.");
    }

    ChatLogResult noMessages() {
        return new ChatLogResult.Refused(name + " is a chat log without messages.");
    }

    private ChatLogResult refused() {
        return new ChatLogResult.Refused(
                name + " is not a chat log that can be read. " + ChatLogReader.ACCEPTED);
    }

    private ChatLog log(ChatLog.Format format) {
        List<String> warnings = new ArrayList<>();
        List<ChatMessage> ordered = ordered();
        if (wallClock) {
            warnings.add("The times are of a clock: the log starts at its first message.");
        }
        if (unreadable > 0) {
            warnings.add(
                    unreadable
                            + (unreadable == 1 ? " entry" : " entries")
                            + " without a time or a text that can be read"
                            + (unreadable == 1 ? " was" : " were")
                            + " left out.");
        }
        if (outOfBounds > 0) {
            warnings.add(outOfBounds + " messages lie more than a week off and were left out.");
        }
        if (cut > 0) {
            warnings.add(cut + " very long messages were shortened.");
        }
        if (full()) {
            warnings.add("Only the first " + MESSAGES_MAX + " messages are used.");
        }
        return new ChatLog(format, ordered, !users.isEmpty(), warnings);
    }

    private List<ChatMessage> ordered() {
        List<ChatMessage> sorted = new ArrayList<>(messages);
        sorted.sort(Comparator.comparingLong(ChatMessage::ms)); // stable
        if (!wallClock) {
            return sorted;
        }
        long first = sorted.getFirst().ms();
        List<ChatMessage> moved = new ArrayList<>(sorted.size());
        for (ChatMessage m : sorted) {
            if (m.ms() - first > TIME_MAX_MS) {
                outOfBounds++;
            } else {
                moved.add(new ChatMessage(m.ms() - first, m.user(), m.text(), m.kind()));
            }
        }
        return moved;
    }
}
