package studio.truss.core.library.sqlite;

import studio.truss.core.library.entity.Attribute;
import studio.truss.core.library.entity.Catalog;
import studio.truss.core.library.item.Family;
import studio.truss.core.library.query.Expr;
import studio.truss.core.library.query.Field;
import studio.truss.core.library.query.Query;
import studio.truss.core.library.query.QueryException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What attributes a query may name and of which kinds of items: the catalog's, and those that
/// other programs have written. Tokens and sync records are never asked.
final class QueryScope {
    private static final Set<Family> FAMILIES =
            EnumSet.of(
                    Family.METADATA,
                    Family.ASSET,
                    Family.CHAPTERS,
                    Family.CLIP,
                    Family.STREAM,
                    Family.LIVE_CHAT_SPIKE,
                    Family.ANALYTICS);
    private static final int NEAR_MAX = 3;

    private final Map<String, Set<Family>> families = new TreeMap<>();
    private final Map<String, Set<Attribute.Type>> types = new TreeMap<>();
    private final Map<String, String> familyNames = new TreeMap<>();

    QueryScope(Session session) {
        for (Family family : FAMILIES) {
            familyNames.put(family.name(), family.name());
            for (Attribute attribute : Catalog.of(family).values()) {
                add(attribute.name(), family);
                types.computeIfAbsent(attribute.name(), n -> EnumSet.noneOf(Attribute.Type.class))
                        .add(attribute.type());
            }
        }
        session.list(
                "SELECT family, name FROM foreign_attribute",
                row -> {
                    Family family = Family.valueOf(row.getString(1));
                    if (FAMILIES.contains(family)) {
                        add(row.getString(2), family);
                    }
                    return family;
                });
    }

    private void add(String name, Family family) {
        families.computeIfAbsent(name, n -> EnumSet.noneOf(Family.class)).add(family);
    }

    /// The types that an attribute has by contract; empty when only other programs write it.
    Set<Attribute.Type> types(Field field) {
        return types.getOrDefault(field.name(), Set.of());
    }

    /// The kinds of items that a query asks.
    ///
    /// @throws QueryException when it names an attribute that there is not
    Set<Family> families(Query query) {
        List<Field> fields = new ArrayList<>();
        collect(query.where(), fields);
        Set<Family> asked = EnumSet.noneOf(Family.class);
        for (Field field : fields) {
            asked.addAll(families(field));
        }
        if (query.order() != null) {
            Set<Family> ordered = families(query.order().field());
            if (fields.isEmpty() && query.where() instanceof Expr.All) {
                asked.addAll(ordered);
            }
        }
        return asked.isEmpty() ? FAMILIES : asked;
    }

    private Set<Family> families(Field field) {
        if (field.isType()) {
            return FAMILIES;
        }
        Set<Family> found = families.get(field.name());
        if (found == null) {
            throw unknown("attribute", field.name(), families.keySet(), field.position());
        }
        return found;
    }

    /// The kind of item that a person means.
    String family(String word, int position) {
        String name = familyNames.get(word.toUpperCase(Locale.ROOT));
        if (name == null) {
            throw unknown("type", word, familyNames.keySet(), position);
        }
        return name;
    }

    private static void collect(Expr expr, List<Field> out) {
        switch (expr) {
            case Expr.All() -> {}
            case Expr.And(Expr left, Expr right) -> {
                collect(left, out);
                collect(right, out);
            }
            case Expr.Or(Expr left, Expr right) -> {
                collect(left, out);
                collect(right, out);
            }
            case Expr.Not(Expr of) -> collect(of, out);
            case Expr.Compare compare -> out.add(compare.field());
            case Expr.Matches matches -> {}
        }
    }

    private static QueryException unknown(
            String what, String word, Set<String> known, int position) {
        List<String> near = near(word, known);
        String hint =
                near.isEmpty()
                        ? "the nearest are " + String.join(", ", nearest(word, known))
                        : "near it: " + String.join(", ", near);
        return new QueryException("there is no " + what + " '" + word + "'; " + hint, position);
    }

    /// The names that begin alike, contain the word or are a few letters away, the nearest first.
    static List<String> near(String word, Set<String> known) {
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
                .limit(NEAR_MAX)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Where none is near: those that take the fewest changes.
    private static List<String> nearest(String word, Set<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .sorted(
                        Comparator.<String>comparingInt(
                                        name -> distance(lower, name.toLowerCase(Locale.ROOT)))
                                .thenComparing(Comparator.naturalOrder()))
                .limit(NEAR_MAX)
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
