package studio.truss.core.library.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static studio.truss.core.library.sqlite.Samples.VIDEO;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import studio.truss.core.library.Author;
import studio.truss.core.library.entity.Chapters;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.query.Query;
import studio.truss.core.library.query.QueryException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqliteQueryTest {
    private Path file;
    private SqliteLibrary library;

    @BeforeAll
    void fill(@TempDir Path folder) {
        file = folder.resolve("q.db");
        library = Samples.open(file);
        library.create(
                List.of(
                        Samples.asset(VIDEO, "Die große Käse-Show"),
                        Samples.clip("a", "Boss fight \"won\"", "95.5", "boss", "win"),
                        Samples.clip("b", "東京タワーの夜", "80", "travel"),
                        Samples.clip("c", "Über den Wolken; it's 100% _", "9.75", "boss"),
                        Samples.clip("d", "한국어를 배우다", "100"),
                        new Chapters(
                                VIDEO,
                                List.of(new Chapters.Chapter(0, "Anfang", "the quick brown fox")),
                                null,
                                null)));
        set("b", Change.set("hook", AttributeValue.text("Look up")));
        set("c", Change.set("webFlag", new AttributeValue.Bool(true)));
        set("c", Change.set("status", AttributeValue.text("REJECTED")));
        set(
                "d",
                Change.set(
                        "captions",
                        AttributeValue.M.of(
                                Map.of(
                                        "font",
                                        AttributeValue.text("Inter"),
                                        "lines",
                                        new AttributeValue.L(
                                                List.of(
                                                        AttributeValue.M.of(
                                                                Map.of(
                                                                        "text",
                                                                        AttributeValue.text(
                                                                                "crème"
                                                                                    + " brûlée")))))))));
    }

    private void set(String clip, Change change) {
        library.update(new EntityKey.Clip(ClipId.of(clip)), change, Author.CREATOR);
    }

    @AfterAll
    void close() {
        library.close();
    }

    private String found(String query) {
        return library.find(Query.parse(query)).stream()
                .map(item -> item.key().sk().replace("CLIP#", "").replace("ASSET#video-1", "V"))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "viralityScore > 80 | a d",
                "viralityScore >= 80 | a b d",
                "virality > 80 and not rejected | a d",
                "Virality < 50 order by virality | c",
                "rejected | c",
                "(rejected or proposed) and tags contains \"boss\" | a c",
                "viralityScore = 80.0 | b",
                "viralityScore != 80 | a c d",
                "viralityScore < 80 and not status = \"REJECTED\" | ``",
                "viralityScore > 9 order by viralityScore | c b a d",
                "viralityScore > 9 order by viralityScore desc limit 2 | d a",
                "tags contains \"boss\" | a c",
                "not tags contains \"boss\" and type = \"clip\" | b d",
                "not tags contains \"boss\" | V b d",
                "tags contains \"bos\" | ``",
                "title contains \"fight\" | a",
                "title contains \"100% _\" | c",
                "title contains \"it's\" | c",
                "title = \"Boss fight \\\"won\\\"\" | a",
                "hook = \"Look up\" | b",
                "hook != \"Look up\" | a c d",
                "status = \"PROPOSED\" | a b d",
                "status != \"REJECTED\" | V a b d",
                "webFlag = true | c",
                "webFlag = false | ``",
                "createdAt = 2026-11-22 | V a b c d METADATA",
                "createdAt > 2026-11-22 | ``",
                "createdAt >= 2026-11-22T07:17:19.123Z and startMs = 1000 | a b c d",
                "createdAt < 2026-11-22 | ``",
                "createdAt <= 2026-11-22 and tags contains \"win\" | a",
                "width > 1000 | V",
                "chapters contains \"x\" | ``",
                "type = \"ASSET\" or viralityScore > 99 | V d",
                "(viralityScore > 90 or viralityScore < 10) and tags contains \"boss\" | a c",
                "text ~ \"BOSS\" | a c",
                "title ~ \"boss\" | a",
                "text ~ \"won fight\" | a",
                "text ~ \"won lost\" | ``",
                "text ~ \"kase\" | V",
                "text ~ \"uber WOLKEN\" | c",
                "text ~ \"wolk*\" | c",
                "text ~ \"京\" | b",
                "text ~ \"タワー\" | b",
                "text ~ \"京東\" | ``",
                "text ~ \"국어\" | d",
                "text ~ \"creme brulee\" | d",
                "transcript ~ \"quick fox\" | V#CHAPTERS",
                "text ~ \"Inter\" | ``",
                "text ~ \"!!\" | ``",
                "text ~ \"a\\\" OR b\" | ``",
                "not text ~ \"boss\" and viralityScore > 0 | b d",
                "order by viralityScore desc limit 1 | d",
            })
    void queriesFind(String query, String expected) {
        assertEquals(expected, found(query), query);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "viral > 80 | viralityScore",
                "viralityscor > 80 | viralityScore",
                "score > 80 and titel = 5 | title",
                "statsu = \"x\" | status",
                "start > 5 | startMs",
                "type = \"CLIPS\" | CLIP",
                "title = \"x\" order by viralty | viralityScore",
                "startMs > 1 order by nope | hook",
            })
    void anUnknownAttributeNamesTheNearOnes(String query, String near) {
        QueryException error = assertThrows(QueryException.class, () -> found(query));
        assertTrue(error.toString().contains(near), error.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "viralityScore > \"80\" | numbers",
                "viralityScore > lots | no number",
                "title = 5 | quotes",
                "tags = \"boss\" | contains",
                "title = true | text",
            })
    void aComparisonThatCanNeverBeTrueIsAnError(String query, String words) {
        QueryException error = assertThrows(QueryException.class, () -> found(query));
        assertTrue(error.toString().contains(words), error.toString());
    }

    @Test
    void textsAreParametersAndNeverStatements() {
        assertEquals("", found("title = \"'; DROP TABLE item; --\""));
        assertEquals("", found("tags contains \"') OR 1=1 --\""));
        assertEquals("a", found("title ~ \"boss\""));
    }

    @Test
    void aVeryLongConditionIsAnErrorInWords() {
        String query = "startMs = 1" + " or startMs = 1".repeat(1000);
        assertThrows(QueryException.class, () -> found(query));
    }

    @Test
    void theBestClipsComeFromTheIndex() {
        try (Database database = Database.open(file, Schema.current())) {
            String plan =
                    database.read(s -> {
                        QuerySql.Statement sql =
                                QuerySql.of(
                                        Query.parse(
                                                "viralityScore > 80 order by viralityScore"
                                                        + " desc limit 50"),
                                        new QueryScope(s));
                        return String.join(
                                "\n",
                                s.list(
                                        "EXPLAIN QUERY PLAN " + sql.sql(),
                                        row -> row.getString(4),
                                        sql.parameters().toArray()));
                    });
            assertTrue(plan.contains("i_item_virality (family=? AND virality>?)"), plan);
        }
    }
}
