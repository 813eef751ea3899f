package studio.truss.core.captions;

import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// What is said in a video, in the order in which it begins.
public record Transcript(List<Segment> segments) {
    /// What a word is shown for at least where two people speak at once.
    private static final long SHORTEST_MS = 120;

    public Transcript {
        segments =
                segments.stream()
                        .sorted(
                                Comparator.comparingLong(Segment::startMs)
                                        .thenComparingLong(Segment::endMs))
                        .toList();
    }

    public boolean isEmpty() {
        return segments.isEmpty();
    }

    /// All words one after the other. Where one speaker begins before another has ended the words
    /// of each stay together, those of the second after those of the first.
    public List<Word> words() {
        List<Word> words = new ArrayList<>();
        long free = 0;
        for (Segment segment : segments) {
            for (Word word : segment.words()) {
                Word placed =
                        word.startMs() >= free
                                ? word
                                : word.between(free, Math.max(word.endMs(), free + SHORTEST_MS));
                words.add(placed);
                free = placed.endMs();
            }
        }
        return words;
    }

    /// The words of which the larger part lies in a range.
    public List<Word> words(TimeRange range) {
        return words().stream()
                .filter(word -> range.contains((word.startMs() + word.endMs()) / 2))
                .toList();
    }

    /// All that is said, a line for each segment.
    public String text() {
        return segments.stream().map(Segment::text).collect(Collectors.joining("\n"));
    }
}
