package studio.truss.core.library.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The names that somebody may have meant who typed another. Pure.
public final class NearNames {
    private static final int MOST = 3;

    private NearNames() {}

    /// `near it: a, b`, or `the nearest are a, b, c` where none is near.
    public static String hint(String word, Collection<String> known) {
        List<String> near = near(word, known);
        return near.isEmpty()
                ? "the nearest are " + String.join(", ", nearest(word, known))
                : "near it: " + String.join(", ", near);
    }

    /// The names that begin alike, contain the word or are a few letters away, the nearest first.
    private static List<String> near(String word, Collection<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        Map<String, Integer> distances = new TreeMap<>();
        for (String name : known) {
            String other = name.toLowerCase(Locale.ROOT);
            int distance = distance(lower, other);
            boolean alike = lower.length() >= 3 && (other.contains(lower) || lower.contains(other));
            if (alike || shareWord(lower, name) || distance <= Math.max(2, word.length() / 3)) {
                distances.put(name, alike ? Math.min(distance, 1) : distance);
            }
        }
        return distances.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry<String, Integer>::getValue))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Where none is near: those that take the fewest changes.
    private static List<String> nearest(String word, Collection<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .sorted(
                        Comparator.<String>comparingInt(
                                        name -> distance(lower, name.toLowerCase(Locale.ROOT)))
                                .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /// True when the word contains one of the words of a camel-case name, such as the score of
    /// viralityScore.
    private static boolean shareWord(String lower, String name) {
        Set<String> words = new TreeSet<>(new HashSet<>(List.of(name.split("(?=[A-Z])", -1))));
        return words.stream()
                .map(w -> w.toLowerCase(Locale.ROOT))
                .anyMatch(w -> w.length() >= 5 && (lower.contains(w) || distance(lower, w) <= 1));
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
