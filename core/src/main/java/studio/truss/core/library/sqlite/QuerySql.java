package studio.truss.core.library.sqlite;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.entity.Attribute;
import studio.truss.core.library.item.Family;
import studio.truss.core.library.query.Expr;
import studio.truss.core.library.query.Expr.Op;
import studio.truss.core.library.query.Field;
import studio.truss.core.library.query.Literal;
import studio.truss.core.library.query.Query;
import studio.truss.core.library.query.QueryException;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Turns a query into SQL over the projected columns, and over the stored JSON for the rest. Every
/// constant is a parameter. A comparison with a missing attribute is NULL, which counts as false;
/// under `not` it is made false first.
final class QuerySql {
    private static final String BODY = "COALESCE(item.overlay, item.base_av)";
    private static final Map<String, String> TEXT_COLUMNS =
            Map.of(
                    "title", "item.title",
                    "status", "item.status",
                    "createdAt", "item.created_at",
                    "videoId", "item.video_id");
    private static final Map<String, String> NUMBER_COLUMNS =
            Map.of("viralityScore", "item.virality");

    /// SQLite's own limit on the depth of an expression is 1000.
    private static final int TERMS_MAX = 400;

    private final QueryScope scope;
    private final List<@Nullable Object> parameters = new ArrayList<>();
    private int terms;

    /// A statement that yields item rows, and its parameters.
    record Statement(String sql, List<@Nullable Object> parameters) {}

    private QuerySql(QueryScope scope) {
        this.scope = scope;
    }

    static Statement of(Query query, QueryScope scope) {
        return new QuerySql(scope).statement(query);
    }

    /// How many items of some families a query finds: rows of family, video, count. In the order of
    /// an index, so that nothing is sorted.
    static Statement tally(Query query, Set<Family> families, QueryScope scope) {
        QuerySql sql = new QuerySql(scope);
        return sql.of(
                "SELECT family, video_id, count(*) FROM item WHERE "
                        + sql.among(families, query)
                        + " GROUP BY family, video_id");
    }

    /// The clips among a query's items.
    ///
    /// @param usual an order for queries that ask for none, as SQL
    static Statement clips(Query query, QueryScope scope, String usual, int most) {
        QuerySql sql = new QuerySql(scope);
        scope.families(query);
        Integer limit = query.limit();
        return sql.of(
                "SELECT "
                        + ItemRow.COLUMNS
                        + " FROM item WHERE "
                        + sql.among(Set.of(Family.CLIP), query)
                        + " ORDER BY "
                        + (query.order() == null ? usual : sql.order(query.order()))
                        + " LIMIT "
                        + (limit == null ? most : Math.min(limit, most)));
    }

    private Statement statement(Query query) {
        String sql =
                "SELECT "
                        + ItemRow.COLUMNS
                        + " FROM item WHERE "
                        + among(scope.families(query), query)
                        + " ORDER BY "
                        + order(query.order());
        return of(query.limit() == null ? sql : sql + " LIMIT " + query.limit());
    }

    private Statement of(String sql) {
        return new Statement(sql, parameters);
    }

    private String among(Set<Family> families, Query query) {
        String names =
                families.stream().map(f -> "'" + f.name() + "'").collect(Collectors.joining(", "));
        return "gone = 0 AND family "
                + (families.size() == 1 ? "= " + names : "IN (" + names + ")")
                + " AND "
                + condition(query.where());
    }

    private String order(Query.@Nullable Order order) {
        if (order == null) {
            return "sk";
        }
        Field field = order.field();
        Set<Attribute.Type> types = scope.types(field);
        String value =
                field.isType()
                        ? "family"
                        : types.contains(Attribute.Type.N)
                                ? number(field)
                                : types.isEmpty()
                                        ? "COALESCE(" + number(field) + ", " + text(field) + ")"
                                        : text(field);
        // descending puts NULL last by itself, and can then use an index
        return order.descending() ? value + " DESC, sk" : value + " IS NULL, " + value + ", sk";
    }

    private String condition(Expr expr) {
        if (++terms > TERMS_MAX) {
            throw new QueryException("more than " + TERMS_MAX + " conditions", 0);
        }
        return switch (expr) {
            case Expr.All() -> "TRUE";
            case Expr.And(Expr left, Expr right) ->
                    "(" + condition(left) + " AND " + condition(right) + ")";
            case Expr.Or(Expr left, Expr right) ->
                    "(" + condition(left) + " OR " + condition(right) + ")";
            case Expr.Not(Expr of) -> not(condition(of));
            case Expr.Compare(Field field, Op op, Literal literal) ->
                    field.isType() ? type(field, op, literal) : compare(field, op, literal);
            case Expr.Matches(Expr.TextColumn column, String words) -> matches(column, words);
        };
    }

    private static String not(String condition) {
        return "NOT IFNULL(" + condition + ", FALSE)";
    }

    private String type(Field field, Op op, Literal literal) {
        if (!(literal instanceof Literal.Text(String word)) || (op != Op.EQ && op != Op.NE)) {
            throw new QueryException(
                    "type is compared by = or != with a quoted kind such as \"CLIP\"",
                    field.position());
        }
        return "item.family " + sign(op) + parameter(scope.family(word, field.position()));
    }

    private String compare(Field field, Op op, Literal literal) {
        requireType(field, op, literal);
        if (op == Op.NE) {
            return not(compare(field, Op.EQ, literal));
        }
        if (op == Op.CONTAINS) {
            return contains(field, literal);
        }
        return switch (literal) {
            case Literal.Numeric(BigDecimal value) ->
                    number(field) + sign(op) + parameter(value.doubleValue());
            case Literal.Text(String value) -> text(field) + sign(op) + parameter(value);
            case Literal.Truth(boolean value) -> bool(field) + sign(op) + parameter(value ? 1 : 0);
            case Literal.Time time -> time(text(field), op, time);
        };
    }

    /// A date stands for its whole day.
    private String time(String text, Op op, Literal.Time time) {
        boolean moment = time.from().equals(time.until());
        if (op == Op.EQ && !moment) {
            return "("
                    + text
                    + " >= "
                    + parameter(time.from())
                    + " AND "
                    + text
                    + " < "
                    + parameter(time.until())
                    + ")";
        }
        boolean afterwards = op == Op.GT || op == Op.LE;
        Op within = moment ? op : op == Op.GT ? Op.GE : op == Op.LE ? Op.LT : op;
        return text + sign(within) + parameter(afterwards && !moment ? time.until() : time.from());
    }

    private String contains(Field field, Literal literal) {
        if (literal instanceof Literal.Numeric(BigDecimal value)) {
            return "("
                    + among(field, "NS", "CAST(json_each.value AS REAL)", value.doubleValue())
                    + " OR "
                    + among(
                            field,
                            "L",
                            "CAST(json_each.value ->> '$.N' AS REAL)",
                            value.doubleValue())
                    + ")";
        }
        String value =
                switch (literal) {
                    case Literal.Text(String text) -> text;
                    case Literal.Time(String from, String until) -> from;
                    case Literal.Truth(boolean truth) -> Boolean.toString(truth);
                    case Literal.Numeric n -> n.value().toString();
                };
        Set<Attribute.Type> types = scope.types(field);
        List<String> ways = new ArrayList<>();
        if (types.isEmpty() || types.contains(Attribute.Type.S)) {
            ways.add("instr(" + text(field) + ", " + parameter(value) + ") > 0");
        }
        if (types.isEmpty() || types.contains(Attribute.Type.SS)) {
            ways.add(among(field, "SS", "json_each.value", value));
        }
        if (types.isEmpty() || types.contains(Attribute.Type.L)) {
            ways.add(among(field, "L", "json_each.value ->> '$.S'", value));
        }
        if (types.isEmpty() || types.contains(Attribute.Type.M)) {
            ways.add(among(field, "M", "json_each.key", value));
        }
        return "(" + String.join(" OR ", ways) + ")";
    }

    private String among(Field field, String type, String member, Object value) {
        return "EXISTS (SELECT 1 FROM json_each("
                + BODY
                + ", "
                + path(field, type)
                + ") WHERE "
                + member
                + " = "
                + parameter(value)
                + ")";
    }

    private String matches(Expr.TextColumn column, String words) {
        String match = SearchText.match(words);
        if (match == null) {
            return "FALSE";
        }
        String within =
                switch (column) {
                    case TEXT -> match;
                    case TITLE -> "{title} : (" + match + ")";
                    case DESCRIPTION -> "{description} : (" + match + ")";
                    case TRANSCRIPT -> "{transcript} : (" + match + ")";
                };
        return "item.id IN (SELECT rowid FROM item_text WHERE item_text MATCH "
                + parameter(within)
                + ")";
    }

    /// Refuses a constant that the attribute can never equal, which is a slip and not a question.
    private void requireType(Field field, Op op, Literal literal) {
        Set<Attribute.Type> types = scope.types(field);
        if (types.isEmpty()) {
            return;
        }
        boolean fits =
                op == Op.CONTAINS
                        ? !types.equals(Set.of(Attribute.Type.N))
                                && !types.equals(Set.of(Attribute.Type.B))
                        : switch (literal) {
                            case Literal.Numeric n -> types.contains(Attribute.Type.N);
                            case Literal.Text t -> types.contains(Attribute.Type.S);
                            case Literal.Time t -> types.contains(Attribute.Type.S);
                            case Literal.Truth t -> false;
                        };
        if (!fits) {
            throw new QueryException(
                    field.name() + " holds " + words(types) + ", so this comparison cannot be true",
                    field.position());
        }
    }

    private static String words(Set<Attribute.Type> types) {
        return types.stream()
                .map(type ->
                        switch (type) {
                            case S -> "text (write it in quotes)";
                            case N -> "numbers (write them without quotes)";
                            case B -> "bytes";
                            case SS -> "a set of texts (use contains)";
                            case L -> "a list (use contains)";
                            case M -> "a map (use contains with a key)";
                        })
                .collect(Collectors.joining(" or "));
    }

    private String number(Field field) {
        String column = NUMBER_COLUMNS.get(field.name());
        return column != null
                ? column
                : "CAST(json_extract(" + BODY + ", " + path(field, "N") + ") AS REAL)";
    }

    private String text(Field field) {
        String column = TEXT_COLUMNS.get(field.name());
        return column != null ? column : "json_extract(" + BODY + ", " + path(field, "S") + ")";
    }

    private String bool(Field field) {
        return "json_extract(" + BODY + ", " + path(field, "BOOL") + ")";
    }

    /// A field's name is a word of letters, digits and `_`, and known to the scope.
    private static String path(Field field, String type) {
        return "'$.\"" + field.name() + "\"." + type + "'";
    }

    private static String sign(Op op) {
        return switch (op) {
            case EQ -> " = ";
            case NE -> " <> ";
            case LT -> " < ";
            case LE -> " <= ";
            case GT -> " > ";
            case GE -> " >= ";
            case CONTAINS -> throw new IllegalArgumentException("contains is no sign");
        };
    }

    private String parameter(Object value) {
        parameters.add(value);
        return "?";
    }
}
