package studio.truss.core.gemini.merge;

import studio.truss.core.captions.Segment;
import studio.truss.core.captions.SpokenText;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Whether two sentences are one that was written down twice: by their words, and by when they are
/// said, since people repeat themselves and clocks of two windows differ.
final class Likeness {
    private static final double SAME = 0.75;

    /// A short sentence may be said twice within a few seconds; a long one is not.
    private static final int LONG_WORDS = 4;

    private static final long SHORT_NEAR_MS = 1_500;
    static final long LONG_NEAR_MS = 8_000;

    private Likeness() {}

    static boolean isSame(Segment one, Segment other) {
        List<String> a = words(one.text());
        List<String> b = words(other.text());
        long near = Math.min(a.size(), b.size()) < LONG_WORDS ? SHORT_NEAR_MS : LONG_NEAR_MS;
        return Math.abs(middle(one) - middle(other)) <= near && of(a, b) >= SAME;
    }

    /// Of all words those that both have, 0..1.
    static double of(String one, String other) {
        return of(words(one), words(other));
    }

    static long middle(Segment segment) {
        return segment.startMs() + (segment.endMs() - segment.startMs()) / 2;
    }

    static long overlapMs(Segment one, Segment other) {
        return Math.max(
                0, Math.min(one.endMs(), other.endMs()) - Math.max(one.startMs(), other.startMs()));
    }

    private static double of(List<String> one, List<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        Map<String, Integer> left = new HashMap<>();
        one.forEach(word -> left.merge(word, 1, Integer::sum));
        int both = 0;
        for (String word : other) {
            if (left.merge(word, -1, Integer::sum) >= 0) {
                both++;
            }
        }
        return 2.0 * both / (one.size() + other.size());
    }

    private static List<String> words(String text) {
        return SpokenText.words(text).stream()
                .map(word -> word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}]", ""))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
