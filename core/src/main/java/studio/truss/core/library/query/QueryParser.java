package studio.truss.core.library.query;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.query.Expr.Op;
import studio.truss.core.library.query.Expr.TextColumn;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads a query by recursive descent: `or` binds loosest, then `and`, then `not`. Keywords are
/// read in any case. People say `virality` or `score` for the attribute `viralityScore`, and
/// `approved` for `status = "APPROVED"`.
final class QueryParser {
    /// Deeper nesting than a person writes, and shallower than the stack.
    private static final int DEPTH_MAX = 100;

    private static final String SCORE = "viralityScore";
    private static final String UNFINISHED =
            "the question is not finished; go on, as in: virality > 80";
    private static final Set<String> STATES =
            Set.of(
                    "NEW",
                    "ANALYZED",
                    "PROPOSED",
                    "APPROVED",
                    "REJECTED",
                    "RENDERED",
                    "PUBLISHED",
                    "FAILED");

    private final List<Token> tokens;
    private int at;
    private int depth;

    QueryParser(String text) {
        this.tokens = new Tokenizer(text).tokens();
    }

    Query parse() {
        Expr where =
                isWord("order") || isWord("limit") || peek() instanceof Token.End
                        ? new Expr.All()
                        : or();
        Query.Order order = order();
        Integer limit = limit();
        if (!(peek() instanceof Token.End)) {
            throw unexpected("'and', 'or', 'order by', 'limit' or the end");
        }
        return new Query(where, order, limit);
    }

    private Query.@Nullable Order order() {
        if (!takeWord("order")) {
            return null;
        }
        if (!takeWord("by")) {
            throw unexpected("'by' after 'order'");
        }
        Field field = field();
        boolean descending = takeWord("desc");
        if (!descending) {
            takeWord("asc");
        }
        return new Query.Order(field, descending);
    }

    private @Nullable Integer limit() {
        if (!takeWord("limit")) {
            return null;
        }
        Token token = next();
        if (token instanceof Token.Numeric(BigDecimal n, int p)
                && n.signum() > 0
                && n.stripTrailingZeros().scale() <= 0
                && n.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0) {
            return n.intValueExact();
        }
        throw new QueryException(
                "'limit' needs a whole number above 0, not " + token.shown(), token.position());
    }

    private Expr or() {
        Expr left = and();
        while (takeWord("or")) {
            left = new Expr.Or(left, and());
        }
        return left;
    }

    private Expr and() {
        Expr left = not();
        while (takeWord("and")) {
            left = new Expr.And(left, not());
        }
        return left;
    }

    private Expr not() {
        if (++depth > DEPTH_MAX) {
            throw new QueryException("nested too deeply", peek().position());
        }
        Expr expr = takeWord("not") ? new Expr.Not(not()) : primary();
        depth--;
        return expr;
    }

    private Expr primary() {
        if (takeSign("(")) {
            Expr inner = or();
            if (!takeSign(")")) {
                throw unexpected("')'");
            }
            return inner;
        }
        Field field = field();
        if (isState(field)) {
            return new Expr.Compare(
                    new Field("status", field.position()),
                    Op.EQ,
                    new Literal.Text(field.name().toUpperCase(Locale.ROOT)));
        }
        if (takeSign("~")) {
            return matches(field);
        }
        Op op = operator();
        return new Expr.Compare(field, op, literal(field, op));
    }

    private Expr matches(Field field) {
        for (TextColumn column : TextColumn.values()) {
            if (column.name().toLowerCase(Locale.ROOT).equals(field.name())) {
                Token token = next();
                if (token instanceof Token.Quoted(String words, int p)) {
                    return new Expr.Matches(column, words);
                }
                throw new QueryException(
                        "'~' needs quoted words, not " + token.shown(), token.position());
            }
        }
        throw new QueryException(
                "'~' searches text, title, description or transcript, not " + field.name(),
                field.position());
    }

    private Field field() {
        if (peek() instanceof Token.Word(String name, int position) && !isKeyword(name)) {
            at++;
            return new Field(isScore(name) ? SCORE : name, position);
        }
        throw unexpected("an attribute's name");
    }

    private static boolean isScore(String name) {
        return name.equalsIgnoreCase("virality") || name.equalsIgnoreCase("score");
    }

    /// A state's name that nothing is compared with.
    private boolean isState(Field field) {
        boolean ends =
                switch (peek()) {
                    case Token.End e -> true;
                    case Token.Sign(String sign, int p) -> sign.equals(")");
                    case Token.Word(String word, int p) -> isKeyword(word) && !isWord("contains");
                    case Token.Numeric n -> false;
                    case Token.Quoted q -> false;
                    case Token.Time t -> false;
                };
        return ends && STATES.contains(field.name().toUpperCase(Locale.ROOT));
    }

    private Op operator() {
        if (takeWord("contains")) {
            return Op.CONTAINS;
        }
        if (peek() instanceof Token.Sign(String sign, int position)) {
            Op op =
                    switch (sign) {
                        case "=" -> Op.EQ;
                        case "!=" -> Op.NE;
                        case "<" -> Op.LT;
                        case "<=" -> Op.LE;
                        case ">" -> Op.GT;
                        case ">=" -> Op.GE;
                        default -> null;
                    };
            if (op != null) {
                at++;
                return op;
            }
        }
        throw unexpected("one of = != < <= > >= contains ~");
    }

    private Literal literal(Field field, Op op) {
        Token token = next();
        return switch (token) {
            case Token.Numeric(BigDecimal value, int p) -> new Literal.Numeric(value);
            case Token.Quoted(String text, int p) -> new Literal.Text(text);
            case Token.Time(Literal.Time time, int p) -> time;
            case Token.Word(String word, int p) when word.equalsIgnoreCase("true") ->
                    new Literal.Truth(true);
            case Token.Word(String word, int p) when word.equalsIgnoreCase("false") ->
                    new Literal.Truth(false);
            case Token.Word(String word, int p) ->
                    throw new QueryException(
                            op == Op.EQ || op == Op.NE || op == Op.CONTAINS
                                    ? "texts stand in quotes: write \"" + word + "\""
                                    : "%s is no number: write one, as in %s > 80"
                                            .formatted(token.shown(), field.name()),
                            token.position());
            case Token.Sign s -> throw noLiteral(token);
            case Token.End e -> throw noLiteral(token);
        };
    }

    private static QueryException noLiteral(Token token) {
        String message =
                "expected a number, a quoted text, true, false or a date, found " + token.shown();
        return new QueryException(
                message, token instanceof Token.End ? UNFINISHED : message, token.position());
    }

    private static boolean isKeyword(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "and", "or", "not", "order", "by", "limit", "contains" -> true;
            default -> false;
        };
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        Token token = tokens.get(at);
        if (!(token instanceof Token.End)) {
            at++;
        }
        return token;
    }

    private boolean isWord(String keyword) {
        return peek() instanceof Token.Word(String text, int p) && text.equalsIgnoreCase(keyword);
    }

    private boolean takeWord(String keyword) {
        boolean is = isWord(keyword);
        at += is ? 1 : 0;
        return is;
    }

    private boolean takeSign(String sign) {
        boolean is = peek() instanceof Token.Sign(String text, int p) && text.equals(sign);
        at += is ? 1 : 0;
        return is;
    }

    private QueryException unexpected(String expected) {
        String message = "expected " + expected + ", found " + peek().shown();
        return new QueryException(
                message,
                peek() instanceof Token.End
                        ? UNFINISHED
                        : message.replace("an attribute's name", "what is asked for"),
                peek().position());
    }
}
