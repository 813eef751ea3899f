package studio.truss.core.library.sqlite;

import studio.truss.core.library.entity.Attribute;
import studio.truss.core.library.entity.Catalog;
import studio.truss.core.library.item.Family;
import studio.truss.core.library.query.Expr;
import studio.truss.core.library.query.Field;
import studio.truss.core.library.query.NearNames;
import studio.truss.core.library.query.Query;
import studio.truss.core.library.query.QueryException;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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
        return new QueryException(
                "there is no " + what + " '" + word + "'; " + NearNames.hint(word, known),
                "nothing here is called '"
                        + word
                        + "'; ask for virality, title, tags or published, as in: virality > 80 and"
                        + " not published",
                position);
    }
}
