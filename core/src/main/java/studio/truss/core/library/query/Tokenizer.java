package studio.truss.core.library.query;

import studio.truss.core.library.item.Timestamps;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/// Cuts a query's text into tokens.
final class Tokenizer {
    private final String text;
    private int at;

    Tokenizer(String text) {
        this.text = text;
    }

    List<Token> tokens() {
        List<Token> tokens = new ArrayList<>();
        while (true) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (at == text.length()) {
                tokens.add(new Token.End(at));
                return tokens;
            }
            tokens.add(next(text.charAt(at)));
        }
    }

    private Token next(char c) {
        int start = at;
        if (c == '"' || c == '\'') {
            return new Token.Quoted(quoted(c), start);
        }
        if ((c >= '0' && c <= '9') || c == '-' || c == '.') {
            return numberOrTime(run("-+.:"), start);
        }
        if (Character.isLetter(c) || c == '_') {
            return new Token.Word(run(""), start);
        }
        for (String sign : List.of("!=", "<=", ">=", "=", "<", ">", "~", "(", ")")) {
            if (text.startsWith(sign, at)) {
                at += sign.length();
                return new Token.Sign(sign, start);
            }
        }
        throw new QueryException("'" + c + "' has no meaning in a query", start);
    }

    /// Letters, digits, `_` and the extra characters from here on.
    private String run(String extra) {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at))
                        || text.charAt(at) == '_'
                        || extra.indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted(char quote) {
        int start = at++;
        StringBuilder out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                return out.toString();
            }
            if (c == '\\' && at < text.length()) {
                c = text.charAt(at++);
            }
            out.append(c);
        }
        throw new QueryException("the text that begins here has no closing " + quote, start);
    }

    private static Token numberOrTime(String word, int start) {
        try {
            return new Token.Numeric(new BigDecimal(word), start);
        } catch (NumberFormatException e) {
            return new Token.Time(time(word, start), start);
        }
    }

    private static Literal.Time time(String word, int start) {
        try {
            if (!word.contains("T")) {
                LocalDate day = LocalDate.parse(word);
                return new Literal.Time(day.toString(), day.plusDays(1).toString());
            }
            boolean zoned = word.endsWith("Z") || word.lastIndexOf('+') > 0;
            String moment =
                    Timestamps.print(
                            zoned
                                    ? OffsetDateTime.parse(word).toInstant()
                                    : LocalDateTime.parse(word).toInstant(ZoneOffset.UTC));
            return new Literal.Time(moment, moment);
        } catch (DateTimeParseException e) {
            throw new QueryException(
                    "'"
                            + word
                            + "' is neither a number nor a date such as 2026-11-22 or"
                            + " 2026-11-22T07:17:19Z",
                    start);
        }
    }
}
