package studio.truss.core.engine.whisper;

import studio.truss.core.captions.Segment;

import java.util.ArrayList;
import java.util.List;

/// Collects what a model says it heard and leaves out what it made up: text without a word, names
/// of noises in brackets, and a sentence that it repeats. One thread.
final class HeardSegments {
    /// People say a thing twice; a model that is stuck says it for ever.
    private static final int REPEATED = 3;

    private final List<Segment> segments = new ArrayList<>();
    private int same;

    /// @param endMs nothing ends later
    void add(long startMs, long untilMs, String spoken, long endMs) {
        String text = spoken.strip();
        long from = Math.max(0, startMs);
        long until = Math.min(untilMs, endMs);
        boolean noise = text.matches("(?s)[\\[(*].*[\\])*]");
        if (noise || until <= from || text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return;
        }
        same = !segments.isEmpty() && segments.getLast().text().equals(text) ? same + 1 : 1;
        if (same == REPEATED) {
            segments.removeLast();
        } else if (same < REPEATED) {
            segments.add(Segment.of(from, until, null, text));
        }
    }

    List<Segment> list() {
        return List.copyOf(segments);
    }
}
