package studio.truss.app.studio.library.search;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.query.Expr;
import studio.truss.core.library.query.Query;
import studio.truss.core.library.query.QueryException;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a text in the search field asks: words, each the beginning of one that is looked for, or a
/// query such as `virality > 80`, which `clips where` may stand before.
///
/// @param kind what it asks for by name; null where it does not say
record Question(Query query, LibraryAsk.@Nullable Kind kind) {
    private static final Pattern WHERE =
            Pattern.compile("(clips|videos)\\s+where\\s+(.+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMPARISON =
            Pattern.compile(
                    "(^|\\b(and|or)\\b)\\s*(\\(|not\\s)*\\s*\\w+\\s*([=<>~]|!=|contains\\s+[\"\\d])",
                    Pattern.CASE_INSENSITIVE);

    /// @throws QueryException when it is meant as a query and cannot be read as one
    static Question of(String text) {
        String stripped = text.strip();
        Matcher where = WHERE.matcher(stripped);
        if (where.matches()) {
            LibraryAsk.Kind kind = LibraryAsk.Kind.valueOf(where.group(1).toUpperCase(Locale.ROOT));
            return new Question(parse(where.group(2), where.start(2)), kind);
        }
        if (COMPARISON.matcher(stripped).find()) {
            return new Question(Query.parse(stripped), null);
        }
        return new Question(
                new Query(
                        stripped.isEmpty()
                                ? new Expr.All()
                                : new Expr.Matches(Expr.TextColumn.TEXT, beginnings(stripped)),
                        null,
                        null),
                null);
    }

    /// Positions in errors are those of the whole text.
    private static Query parse(String text, int before) {
        return Query.parse(" ".repeat(before) + text);
    }

    private static String beginnings(String words) {
        return Arrays.stream(words.replace("\"", " ").strip().split("\\s+", -1))
                .map(word -> word.endsWith("*") ? word : word + "*")
                .collect(Collectors.joining(" "));
    }

    boolean everything() {
        return query.where() instanceof Expr.All;
    }
}
