package studio.truss.core.library.query;

import java.math.BigDecimal;

/// A piece of a query's text with the place where it begins.
sealed interface Token {
    int position();

    /// A name or a keyword, as written.
    record Word(String text, int position) implements Token {}

    record Quoted(String text, int position) implements Token {}

    record Numeric(BigDecimal value, int position) implements Token {}

    record Time(Literal.Time value, int position) implements Token {}

    /// An operator or a parenthesis.
    record Sign(String text, int position) implements Token {}

    record End(int position) implements Token {}

    /// How the token is named in an error.
    default String shown() {
        return switch (this) {
            case Word(String text, int p) -> "'" + text + "'";
            case Quoted(String text, int p) -> "\"" + text + "\"";
            case Numeric(BigDecimal value, int p) -> value.toString();
            case Time(Literal.Time value, int p) -> value.from();
            case Sign(String text, int p) -> "'" + text + "'";
            case End(int p) -> "the end";
        };
    }
}
