package studio.truss.core.library.query;

import org.jspecify.annotations.Nullable;

/// A question to a library: `EXPR [order by FIELD [desc]] [limit N]`.
///
/// An expression compares attributes (`= != < <= > >= contains`) with a number, a "quoted text",
/// true, false or a date, and joins comparisons by `and`, `or`, `not` and parentheses; `text ~
/// "words"` is full text (also `title ~`, `description ~`, `transcript ~`). `contains` is exact: a
/// member of a set or list, a key of a map, a part of a text. `type = "CLIP"` asks for a kind of
/// item. Without `type`, the items asked are those of the kinds that have at least one of the
/// attributes named. `virality` is short for `viralityScore`, and a state alone (`approved`, `not
/// published`) for `status = "APPROVED"`.
public record Query(Expr where, @Nullable Order order, @Nullable Integer limit) {

    /// Which attribute orders the result; items without it come last.
    public record Order(Field field, boolean descending) {}

    /// @throws QueryException when the text is no query; attributes are not looked up here
    public static Query parse(String text) {
        return new QueryParser(text).parse();
    }
}
