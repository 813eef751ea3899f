package studio.truss.core.gemini.merge;

import studio.truss.core.captions.Segment;
import studio.truss.core.gemini.WindowAnswer;
import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What two neighbouring windows both heard, and so which label of the one is which of the other.
final class HeardTwice {
    /// Fewer milliseconds of speech than that prove nothing.
    private static final double LEAST = 300;

    /// What was said at the same time in other words may be somebody else's.
    private static final double BY_TIME = 0.2;

    private static final double BY_WORDS = 0.5;

    private final WindowAnswer before;
    private final WindowAnswer next;

    HeardTwice(WindowAnswer before, WindowAnswer next) {
        this.before = before;
        this.next = next;
    }

    private record Pair(String before, String next) {}

    /// Labels of the next window with those of the one before, each of them once.
    Map<String, String> labels() {
        List<Map.Entry<Pair, Double>> pairs = new ArrayList<>(evidence().entrySet());
        pairs.sort(
                Map.Entry.<Pair, Double>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().before)
                        .thenComparing(entry -> entry.getKey().next));
        Map<String, String> labels = new TreeMap<>();
        Set<String> taken = new HashSet<>();
        for (var pair : pairs) {
            boolean free =
                    !labels.containsKey(pair.getKey().next)
                            && !taken.contains(pair.getKey().before);
            if (free && pair.getValue() >= LEAST) {
                labels.put(pair.getKey().next, pair.getKey().before);
                taken.add(pair.getKey().before);
            }
        }
        return labels;
    }

    private Map<Pair, Double> evidence() {
        Map<Pair, Double> evidence =
                new TreeMap<>(Comparator.comparing(Pair::before).thenComparing(Pair::next));
        for (Segment one : inOverlap(before)) {
            for (Segment other : inOverlap(next)) {
                String a = one.speaker();
                String b = other.speaker();
                if (a != null && b != null) {
                    double weight = weight(one, other);
                    if (weight > 0) {
                        evidence.merge(new Pair(a, b), weight, Double::sum);
                    }
                }
            }
        }
        return evidence;
    }

    private static double weight(Segment one, Segment other) {
        double likeness = Likeness.of(one.text(), other.text());
        boolean near =
                Math.abs(Likeness.middle(one) - Likeness.middle(other)) <= Likeness.LONG_NEAR_MS;
        long shorter = Math.min(one.endMs() - one.startMs(), other.endMs() - other.startMs());
        return near && likeness >= BY_WORDS
                ? likeness * shorter
                : BY_TIME * Likeness.overlapMs(one, other);
    }

    private List<Segment> inOverlap(WindowAnswer answer) {
        TimeRange a = before.window().range();
        TimeRange b = next.window().range();
        if (!a.overlaps(b)) {
            return List.of();
        }
        return answer.speech().stream()
                .filter(s -> s.endMs() > b.startMs() && s.startMs() < a.endMs())
                .toList();
    }
}
