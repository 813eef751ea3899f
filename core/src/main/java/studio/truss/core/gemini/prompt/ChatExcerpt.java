package studio.truss.core.gemini.prompt;

import studio.truss.core.live.ChatMessage;
import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What is sent of a chat: a few lines from where most was written, without anybody's name.
public final class ChatExcerpt {
    public static final ChatExcerpt NONE = new ChatExcerpt(List.of());

    private static final int LINES_MAX = 60;
    private static final int LINES_OF_STRETCH = 6;
    private static final long STRETCH_MS = 10_000;
    private static final int LINE_MAX = 200;

    private final List<ChatMessage> messages;
    private final NameRedaction redaction;

    /// @param messages all of a log, the times those of the source
    public ChatExcerpt(List<ChatMessage> messages) {
        this.messages =
                messages.stream()
                        .filter(ChatExcerpt::isSomebodySpeaking)
                        .sorted(Comparator.comparingLong(ChatMessage::ms))
                        .toList();
        this.redaction = new NameRedaction(messages);
    }

    /// Lines of a range as `MM:SS text`, the times counted from its beginning, in order.
    List<String> within(TimeRange range) {
        List<ChatMessage> there = there(range);
        List<String> lines = new ArrayList<>();
        for (ChatMessage message : there.size() > LINES_MAX ? busiest(there) : there) {
            String text = cut(redaction.of(message.text()));
            if (!text.isBlank()) {
                lines.add(ClockText.minutes(message.ms() - range.startMs()) + " " + text);
            }
        }
        return lines;
    }

    private List<ChatMessage> there(TimeRange range) {
        int from = firstFrom(range.startMs());
        int to = firstFrom(range.endMs());
        return messages.subList(from, to);
    }

    private int firstFrom(long ms) {
        int low = 0;
        int high = messages.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (messages.get(middle).ms() < ms) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// A few different lines of each of the stretches in which most was written.
    private static List<ChatMessage> busiest(List<ChatMessage> messages) {
        Map<Long, List<ChatMessage>> stretches = new TreeMap<>();
        for (ChatMessage message : messages) {
            stretches
                    .computeIfAbsent(message.ms() / STRETCH_MS, stretch -> new ArrayList<>())
                    .add(message);
        }
        List<List<ChatMessage>> order = new ArrayList<>(stretches.values());
        order.sort(Comparator.comparingInt(stretch -> -stretch.size()));
        List<ChatMessage> chosen = new ArrayList<>();
        for (List<ChatMessage> stretch : order) {
            Set<String> seen = new HashSet<>();
            for (ChatMessage message : stretch) {
                if (chosen.size() < LINES_MAX
                        && seen.size() < LINES_OF_STRETCH
                        && seen.add(message.text())) {
                    chosen.add(message);
                }
            }
        }
        chosen.sort(Comparator.comparingLong(ChatMessage::ms));
        return chosen;
    }

    private static String cut(String text) {
        int[] all = text.codePoints().toArray();
        return all.length <= LINE_MAX ? text : new String(all, 0, LINE_MAX) + "…";
    }

    private static boolean isSomebodySpeaking(ChatMessage message) {
        return message.kind() == ChatMessage.Kind.NORMAL || message.kind() == ChatMessage.Kind.PAID;
    }
}
