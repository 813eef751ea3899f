package studio.truss.app.studio.library.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import studio.truss.core.library.query.Expr;
import studio.truss.core.library.query.Query;
import studio.truss.core.library.query.QueryException;

class QuestionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "boss fight",
                "not published",
                "what contains the box",
                "\"quoted words\"",
                "order by the river"
            })
    void wordsAreWords(String text) {
        assertTrue(Question.of(text).query().where() instanceof Expr.Matches, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "virality > 80",
                "not published and score > 10",
                "published or tags contains \"boss\"",
                "not virality>80 and tags contains \"boss\"",
                "(title ~ \"x\" or startMs < 5) order by virality desc"
            })
    void comparisonsAreQueries(String text) {
        assertEquals(Query.parse(text), Question.of(text).query());
    }

    @Test
    void aKindCanBeNamedAndErrorsCountFromTheBeginningOfTheText() {
        Question question = Question.of("Clips where published and virality > 5");
        assertEquals(LibraryAsk.Kind.CLIPS, question.kind());
        QueryException e =
                assertThrows(QueryException.class, () -> Question.of("videos where virality >"));
        assertEquals("videos where virality >".length(), e.position());
    }

    @Test
    void eachWordIsTheBeginningOfOne() {
        assertEquals(
                new Expr.Matches(Expr.TextColumn.TEXT, "boss* fi*"),
                Question.of(" boss  fi ").query().where());
        assertTrue(Question.of("  ").everything());
    }
}
