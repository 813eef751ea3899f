package studio.truss.core.captions.subtitles;

import com.fasterxml.jackson.databind.JsonNode;

import studio.truss.core.captions.Segment;
import studio.truss.core.captions.SpokenText;
import studio.truss.core.captions.Word;

import java.util.ArrayList;
import java.util.List;

/// A list of timed words without segments: a segment ends at a pause or at the end of a sentence.
final class LooseWords {
    private static final long PAUSE_MS = 1_000;

    private LooseWords() {}

    static List<Segment> segments(List<JsonNode> nodes) {
        long end =
                nodes.stream()
                        .flatMap(node -> JsonSegment.times(node).stream())
                        .mapToLong(JsonSegment.Times::endMs)
                        .max()
                        .orElse(0);
        List<Segment> segments = new ArrayList<>();
        if (end == 0) {
            return segments;
        }
        List<Word> words = JsonSegment.words(nodes, new JsonSegment.Times(0, end));
        int from = 0;
        for (int i = 1; i <= words.size(); i++) {
            if (i == words.size() || ends(words.get(i - 1), words.get(i))) {
                List<Word> said = words.subList(from, i);
                segments.add(
                        new Segment(
                                said.getFirst().startMs(),
                                said.getLast().endMs(),
                                null,
                                SpokenText.join(said),
                                said));
                from = i;
            }
        }
        return segments;
    }

    private static boolean ends(Word word, Word next) {
        return next.startMs() - word.endMs() >= PAUSE_MS || word.text().matches(".*[.?!。？！]");
    }
}
