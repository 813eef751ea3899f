package studio.truss.core.library.query;

/// The condition of a query. A comparison with an attribute that an item does not have is false;
/// `!=` is the negation of `=`.
public sealed interface Expr {
    /// Every item.
    record All() implements Expr {}

    record And(Expr left, Expr right) implements Expr {}

    record Or(Expr left, Expr right) implements Expr {}

    record Not(Expr of) implements Expr {}

    record Compare(Field field, Op op, Literal literal) implements Expr {}

    /// Full text: every word stands in the item's texts, in any order and case, accents aside.
    record Matches(TextColumn column, String words) implements Expr {}

    enum Op {
        EQ,
        NE,
        LT,
        LE,
        GT,
        GE,
        CONTAINS
    }

    /// Which texts are searched: all of them, or one kind.
    enum TextColumn {
        TEXT,
        TITLE,
        DESCRIPTION,
        TRANSCRIPT
    }
}
