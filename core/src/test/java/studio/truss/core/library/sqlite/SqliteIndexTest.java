package studio.truss.core.library.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static studio.truss.core.library.sqlite.Samples.VIDEO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.Author;
import studio.truss.core.library.LibraryIndex;
import studio.truss.core.library.LibraryIndex.ClipOrder;
import studio.truss.core.library.VideoMemo;
import studio.truss.core.library.VideoSummary;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.query.Query;
import studio.truss.core.library.query.QueryException;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

class SqliteIndexTest {
    private static final VideoId OTHER = VideoId.of("video-2");

    @TempDir private Path folder;
    private SqliteLibrary library;
    private LibraryIndex index;

    @BeforeEach
    void fill() {
        library = Samples.open(folder.resolve("i.db"));
        index = library.index();
        library.create(
                List.of(
                        Samples.asset(VIDEO, "A stream"),
                        Samples.asset(OTHER, "Holiday"),
                        Samples.clip("a", "Boss fight", "91.5", "boss"),
                        Samples.clip("b", "Calm", "20"),
                        Samples.clip("c", "Bad joke", "99")));
        status("a", Clip.Status.APPROVED);
        status("c", Clip.Status.REJECTED);
    }

    private void status(String clip, Clip.Status status) {
        library.update(
                new EntityKey.Clip(ClipId.of(clip)),
                Change.set("status", AttributeValue.text(status.name())),
                Author.CREATOR);
    }

    @AfterEach
    void close() {
        library.close();
    }

    private VideoSummary summary(VideoId video) {
        return index.videos().stream()
                .filter(summary -> summary.asset().videoId().equals(video))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aVideoCountsItsMomentsWithoutRejectedOnes() {
        VideoSummary video = summary(VIDEO);
        assertEquals(2, video.moments());
        assertEquals(1, video.approved());
        assertEquals(91.5, video.topScore());
        assertEquals(0, summary(OTHER).moments());
        assertNull(summary(OTHER).topScore());
    }

    @Test
    void aDeletedClipIsNotCounted() {
        library.delete(new EntityKey.Clip(ClipId.of("a")));
        assertEquals(1, summary(VIDEO).moments());
        assertEquals(20, summary(VIDEO).topScore());
    }

    @Test
    void aVideoIsFoundByItselfAndByItsClips() {
        assertEquals(Set.of(VIDEO), index.found(Query.parse("text ~ \"bos*\"")).videos());
        assertEquals(Set.of(OTHER), index.found(Query.parse("title ~ \"holiday\"")).videos());
        assertEquals(Set.of(VIDEO), index.found(Query.parse("virality > 90")).videos());
        assertEquals(Set.of(), index.found(Query.parse("virality > 99.5")).videos());
    }

    @Test
    void clipsComeInTheOrderAskedForAndToTheBoundGiven() {
        Query all = Query.parse("");
        assertEquals("c a b", ids(index.clipsOf(all, ClipOrder.BEST, 10)));
        assertEquals("c b a", ids(index.clipsOf(all, ClipOrder.NEWEST, 10)));
        assertEquals("c a b", ids(index.clipsOf(all, ClipOrder.TITLE, 10)));
        assertEquals("c a", ids(index.clipsOf(all, ClipOrder.BEST, 2)));
        assertEquals(
                "b",
                ids(index.clipsOf(Query.parse("order by virality limit 1"), ClipOrder.BEST, 9)));
        assertEquals(3, index.countClips());
        assertEquals(3, index.found(all).clips());
        assertEquals(1, index.found(Query.parse("approved")).clips());
        assertEquals(0, index.found(Query.parse("durationMs > 5")).clips());
    }

    private static String ids(List<Clip> clips) {
        return String.join(" ", clips.stream().map(clip -> clip.clipId().value()).toList());
    }

    @Test
    void anUnknownAttributeIsNamedWithThoseNearIt() {
        QueryException e =
                assertThrows(QueryException.class, () -> index.found(Query.parse("viralty > 3")));
        assertTrue(String.valueOf(e.getMessage()).contains("viralityScore"), e::getMessage);
    }

    @Test
    void theMarkChangesWithWhatAnotherConnectionWrites() {
        long before = index.mark();
        assertEquals(before, index.mark());
        try (SqliteLibrary elsewhere = Samples.open(folder.resolve("i.db"))) {
            elsewhere.create(Samples.clip("d", "New", "5"));
        }
        assertNotEquals(before, index.mark());
    }

    @Test
    void whatIsRememberedOfAVideoIsChangedPieceByPiece() {
        assertEquals(VideoMemo.empty(), index.memo(VIDEO));
        index.remember(VIDEO, memo -> memo.withFile(1_000L, "cut off"));
        index.remember(VIDEO, memo -> memo.withChat("/chat.json"));
        index.remember(VIDEO, memo -> memo.withOutcome("quiet"));
        assertEquals(
                new VideoMemo(1_000L, "cut off", "quiet", "/chat.json"), summary(VIDEO).memo());
        index.remember(VIDEO, memo -> memo.withFile(null, null));
        assertNull(index.memo(VIDEO).usableMs());
    }

    @Test
    void severalItemsAreDeletedAllOrNone() {
        EntityKey clip = new EntityKey.Clip(ClipId.of("a"));
        EntityKey none = new EntityKey.Clip(ClipId.of("nobody"));
        assertThrows(RuntimeException.class, () -> library.delete(List.of(clip, none)));
        assertEquals(2, summary(VIDEO).moments());
        library.delete(List.of(clip, new EntityKey.Clip(ClipId.of("b"))));
        assertEquals(0, summary(VIDEO).moments());
    }
}
