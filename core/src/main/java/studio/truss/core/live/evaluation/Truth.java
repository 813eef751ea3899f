package studio.truss.core.live.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import studio.truss.core.live.ChatLog;
import studio.truss.core.live.ChatMessage;
import studio.truss.core.media.TimeRange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Reads truth files: `NAME.highlights.json` (`highlights_s`), `NAME.labels.json` (`labels` of
/// `start`, `end`, `binary`; -1 is left out) and `*_labelled_windows.jsonl`, which hold their chat.
final class Truth {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Truth() {}

    /// A stretch with a person's verdict.
    record Window(TimeRange range, boolean good) {}

    /// Windows that came with their chat and without the rest of the log.
    record Excerpts(ChatLog log, List<Window> windows) {}

    static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().endsWith(ending))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    /// The log that a truth file is about: the first whose name begins with the truth's.
    static @Nullable Path logOf(Path logs, String name) throws IOException {
        try (Stream<Path> files = Files.list(logs)) {
            return files.filter(f -> f.getFileName().toString().startsWith(name))
                    .filter(f -> !f.getFileName().toString().contains(".labels."))
                    .filter(f -> !f.getFileName().toString().contains(".highlights."))
                    .min(Comparator.comparing(Path::toString))
                    .orElse(null);
        }
    }

    static long[] marks(Path file) throws IOException {
        List<Long> marks = new ArrayList<>();
        for (JsonNode mark : JSON.readTree(file.toFile()).path("highlights_s")) {
            marks.add(Math.round(mark.asDouble() * 1000));
        }
        return marks.stream().mapToLong(Long::longValue).toArray();
    }

    static List<Window> labels(Path file) throws IOException {
        List<Window> windows = new ArrayList<>();
        for (JsonNode label : JSON.readTree(file.toFile()).path("labels")) {
            if (label.path("binary").asInt() >= 0) {
                windows.add(new Window(range(label), label.path("binary").asInt() == 1));
            }
        }
        return windows;
    }

    /// One log of excerpts for each recording in the file.
    static Map<String, Excerpts> excerpts(Path file) throws IOException {
        Map<String, List<JsonNode>> byVod = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode window = JSON.readTree(line);
            byVod.computeIfAbsent(window.path("vod").asText(), v -> new ArrayList<>()).add(window);
        }
        Map<String, Excerpts> excerpts = new LinkedHashMap<>();
        byVod.forEach((vod, windows) -> excerpts.put(vod, excerpts(windows)));
        return excerpts;
    }

    private static Excerpts excerpts(List<JsonNode> nodes) {
        List<ChatMessage> messages = new ArrayList<>();
        List<Window> windows = new ArrayList<>();
        for (JsonNode node : nodes) {
            windows.add(new Window(range(node), good(node.path("name").asText())));
            for (JsonNode said : node.path("chat")) {
                String text = said.path(1).asText();
                messages.add(
                        new ChatMessage(
                                Math.round(said.path(0).asDouble() * 1000),
                                null,
                                text.substring(0, Math.min(text.length(), ChatMessage.TEXT_MAX)),
                                text.startsWith("!")
                                        ? ChatMessage.Kind.COMMAND
                                        : ChatMessage.Kind.NORMAL));
            }
        }
        messages.sort(Comparator.comparingLong(ChatMessage::ms));
        return new Excerpts(
                new ChatLog(ChatLog.Format.JSON_LINES, messages, false, List.of()), windows);
    }

    private static boolean good(String label) {
        return label.equals("amusement")
                || label.equals("amazement")
                || label.startsWith("unfortunate");
    }

    private static TimeRange range(JsonNode node) {
        return TimeRange.of(
                Math.round(node.path("start").asDouble() * 1000),
                Math.round(node.path("end").asDouble() * 1000));
    }
}
