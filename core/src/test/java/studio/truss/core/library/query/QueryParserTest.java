package studio.truss.core.library.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;

class QueryParserTest {

    @Test
    void andBindsTighterThanOrAndNotTighterStill() {
        Expr a = new Expr.Compare(new Field("a", 0), Expr.Op.EQ, number("1"));
        Expr b = new Expr.Compare(new Field("b", 13), Expr.Op.LT, number("-2.5"));
        Expr c = new Expr.Compare(new Field("c", 26), Expr.Op.NE, new Literal.Text("x y"));
        assertEquals(
                new Expr.Or(a, new Expr.And(new Expr.Not(b), c)),
                Query.parse("a = 1 or not b < -2.5 and c != \"x y\"").where());
    }

    @Test
    void parenthesesKeywordsOfAnyCaseOrderAndLimit() {
        Query query = Query.parse("(a = true OR b contains 'x') And c ~= \"z\"".replace("~=", "="));
        assertTrue(query.where() instanceof Expr.And(Expr.Or or, Expr.Compare c));
        Query ordered = Query.parse("a >= 1 ORDER BY viralityScore DESC LIMIT 50");
        assertEquals(new Query.Order(new Field("viralityScore", 16), true), ordered.order());
        assertEquals(50, ordered.limit());
        assertEquals(new Expr.All(), Query.parse(" order by title").where());
    }

    @Test
    void quotesAndBackslashesAreEscaped() {
        assertEquals(
                new Literal.Text("a\"b\\c'"),
                ((Expr.Compare) Query.parse("t = \"a\\\"b\\\\c'\"").where()).literal());
    }

    @Test
    void aDateIsADayAndATimestampAMoment() {
        assertEquals(
                new Literal.Time("2026-12-31", "2027-01-01"),
                ((Expr.Compare) Query.parse("d = 2026-12-31").where()).literal());
        assertEquals(
                new Literal.Time("2026-11-22T05:17:19.000Z", "2026-11-22T05:17:19.000Z"),
                ((Expr.Compare) Query.parse("d = 2026-11-22T07:17:19+02:00").where()).literal());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "viralityScore > | expected a number | 15",
                "viralityScore 80 | expected one of = != | 14",
                "status = PROPOSED | write \"PROPOSED\" | 9",
                "(a = 1 | expected ')' | 6",
                "a = 1) | 'order by' | 5",
                "a = \"x | no closing | 4",
                "a = 1 and | attribute's name | 9",
                "a = 1 ; drop | ';' has no meaning | 6",
                "a = 2026-99-01 | neither a number nor a date | 4",
                "a = 1 limit 0 | above 0 | 12",
                "a = 1 limit 1.5 | whole number | 12",
                "a = 1 order title | 'by' after 'order' | 12",
                "status ~ \"x\" | searches text, title | 0",
                "text ~ 5 | quoted words | 7",
                "= 5 | attribute's name | 0",
            })
    void errorsSayWhatAndWhere(String text, String part, int position) {
        QueryException error = assertThrows(QueryException.class, () -> Query.parse(text));
        assertTrue(error.toString().contains(part), error.toString());
        assertEquals(position, error.position(), error.getMessage());
    }

    @Test
    void absurdNestingIsAnErrorNotACrash() {
        String deep = "not ".repeat(50_000) + "a = 1";
        assertThrows(QueryException.class, () -> Query.parse(deep));
    }

    private static Literal number(String text) {
        return new Literal.Numeric(new BigDecimal(text));
    }
}
