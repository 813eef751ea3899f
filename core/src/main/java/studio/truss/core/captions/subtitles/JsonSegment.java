package studio.truss.core.captions.subtitles;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import studio.truss.core.captions.Segment;
import studio.truss.core.captions.SpokenText;
import studio.truss.core.captions.Word;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One segment of a JSON transcript, in whichever of the known shapes.
final class JsonSegment {
    private static final long LATEST_MS = 1000L * 3600 * 1000;
    private static final int TEXT_MAX = 10_000;

    private JsonSegment() {}

    /// A stretch of time; both ends known.
    record Times(long startMs, long endMs) {}

    /// @param loose words that stand beside the segments
    /// @return empty where there is no text, or no time for it
    static Optional<Segment> of(JsonNode node, List<JsonNode> loose) {
        String text = text(node);
        List<JsonNode> listed = new ArrayList<>();
        node.path("words").forEach(listed::add);
        Optional<Times> own = times(node).or(() -> span(listed));
        if (own.isEmpty()) {
            return Optional.empty();
        }
        Times times = own.get();
        List<JsonNode> nodes = listed.isEmpty() ? within(loose, times) : listed;
        List<Word> words = words(nodes, times);
        if (words.isEmpty()) {
            return text.isBlank()
                    ? Optional.empty()
                    : Optional.of(Segment.of(times.startMs(), times.endMs(), speaker(node), text));
        }
        return Optional.of(
                new Segment(
                        times.startMs(),
                        Math.max(times.endMs(), words.getLast().endMs()),
                        speaker(node),
                        text.isBlank() ? SpokenText.join(words) : text,
                        words));
    }

    private static String text(JsonNode node) {
        String text = node.path("text").asText("").strip().replaceAll("\\s+", " ");
        return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
    }

    private static @Nullable String speaker(JsonNode node) {
        String speaker = node.path("speaker").asText("");
        return speaker.isBlank() || node.path("speaker").isNull() ? null : speaker.strip();
    }

    static Optional<Times> times(JsonNode node) {
        if (node.path("startMs").isNumber() && node.path("endMs").isNumber()) {
            return checked(node.path("startMs").asDouble(), node.path("endMs").asDouble());
        }
        if (node.path("start").isNumber() && node.path("end").isNumber()) {
            return checked(
                    node.path("start").asDouble() * 1000, node.path("end").asDouble() * 1000);
        }
        JsonNode offsets = node.path("offsets");
        return offsets.path("from").isNumber() && offsets.path("to").isNumber()
                ? checked(offsets.path("from").asDouble(), offsets.path("to").asDouble())
                : Optional.empty();
    }

    private static Optional<Times> checked(double startMs, double endMs) {
        long start = Math.max(0, Math.round(startMs));
        long end = Math.round(endMs);
        return start <= end && end > 0 && end < LATEST_MS
                ? Optional.of(new Times(start, Math.max(start + 1, end)))
                : Optional.empty();
    }

    private static Optional<Times> span(List<JsonNode> words) {
        List<Times> all = words.stream().map(JsonSegment::times).flatMap(Optional::stream).toList();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Times(
                                all.getFirst().startMs(),
                                Math.max(all.getFirst().startMs() + 1, all.getLast().endMs())));
    }

    private static List<JsonNode> within(List<JsonNode> loose, Times segment) {
        return loose.stream()
                .filter(word ->
                        times(word)
                                .filter(t ->
                                        (t.startMs() + t.endMs()) / 2 >= segment.startMs()
                                                && (t.startMs() + t.endMs()) / 2 < segment.endMs())
                                .isPresent())
                .toList();
    }

    /// Words that have no times, such as numbers in WhisperX, share what their neighbours leave.
    static List<Word> words(List<JsonNode> nodes, Times segment) {
        List<Word> words = new ArrayList<>();
        List<String> untimed = new ArrayList<>();
        long free = segment.startMs();
        for (Piece piece : pieces(nodes)) {
            Times times = piece.times();
            if (times == null) {
                untimed.add(piece.text());
                continue;
            }
            long start = Math.max(free, times.startMs());
            words.addAll(spread(untimed, free, start));
            free = words.isEmpty() ? free : Math.max(free, words.getLast().endMs());
            untimed.clear();
            start = Math.max(free, start);
            // a word of Chinese or Japanese may be a whole phrase
            words.addAll(
                    SpokenText.spread(
                            SpokenText.words(piece.text()),
                            start,
                            Math.max(start + 1, times.endMs())));
            free = words.isEmpty() ? free : words.getLast().endMs();
        }
        words.addAll(spread(untimed, free, Math.max(free, segment.endMs())));
        return words;
    }

    private static List<Word> spread(List<String> texts, long startMs, long endMs) {
        return SpokenText.spread(
                texts.stream().flatMap(text -> SpokenText.words(text).stream()).toList(),
                startMs,
                endMs);
    }

    private record Piece(String text, @Nullable Times times) {}

    /// Where words come with the space before them, one without belongs to the word before.
    private static List<Piece> pieces(List<JsonNode> nodes) {
        boolean spaced = nodes.stream().skip(1).anyMatch(node -> word(node).startsWith(" "));
        List<Piece> pieces = new ArrayList<>();
        for (JsonNode node : nodes) {
            String text = word(node);
            Times times = times(node).orElse(null);
            if (spaced && !text.startsWith(" ") && !text.isBlank() && !pieces.isEmpty()) {
                Piece before = pieces.removeLast();
                pieces.add(new Piece(before.text() + text.strip(), joined(before.times(), times)));
            } else if (!text.isBlank()) {
                pieces.add(new Piece(text.strip(), times));
            }
        }
        return pieces;
    }

    private static @Nullable Times joined(@Nullable Times a, @Nullable Times b) {
        return a == null || b == null
                ? (a == null ? b : a)
                : new Times(a.startMs(), Math.max(a.endMs(), b.endMs()));
    }

    static String word(JsonNode node) {
        JsonNode text = node.has("word") ? node.path("word") : node.path("text");
        return node.isTextual() ? node.asText() : text.asText("");
    }
}
