package studio.truss.core.library.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static studio.truss.core.library.sqlite.Samples.CREATOR;
import static studio.truss.core.library.sqlite.Samples.NOW;
import static studio.truss.core.library.sqlite.Samples.VIDEO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.Author;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.LibraryException.Problem;
import studio.truss.core.library.entity.Chapters;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.entity.DailyAnalytics;
import studio.truss.core.library.entity.Entity;
import studio.truss.core.library.entity.LiveChatSpike;
import studio.truss.core.library.entity.LiveStream;
import studio.truss.core.library.entity.MagicLink;
import studio.truss.core.library.entity.PlatformToken;
import studio.truss.core.library.entity.Profile;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.StreamId;
import studio.truss.core.library.item.VideoId;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

class SqliteLibraryTest {
    private static final EntityKey CLIP = new EntityKey.Clip(ClipId.of("c1"));

    @TempDir private Path folder;
    private SqliteLibrary library;

    @BeforeEach
    void open() {
        library = Samples.open(folder.resolve("a library?#%.db"));
    }

    @AfterEach
    void close() {
        library.close();
    }

    @Test
    void aNewLibraryHoldsTheCreatorsProfile() {
        Item profile = library.get(new EntityKey.Profile());
        assertNotNull(profile);
        assertEquals(new Profile(CREATOR, null, null, NOW, 1L, null), Profile.of(profile));
        assertEquals(1, library.pendingChanges());
    }

    @Test
    void everyEntityComesBackAsItWasWritten() {
        AttributeValue.M numbers = AttributeValue.M.of(Map.of("views", AttributeValue.number(12)));
        List<Entity> entities =
                List.of(
                        Samples.asset(VIDEO, "Stream"),
                        new Chapters(
                                VIDEO,
                                List.of(
                                        new Chapters.Chapter(0, "Intro", null),
                                        new Chapters.Chapter(9000, "Boss", "He falls")),
                                "m",
                                2L),
                        Samples.clip("c1", "Käse", "87.50", "a", "b"),
                        new LiveStream(
                                StreamId.of("s1"),
                                "twitch",
                                "ada",
                                null,
                                NOW,
                                null,
                                VIDEO,
                                -5L,
                                10L,
                                4L,
                                1L),
                        new LiveChatSpike(
                                NOW,
                                StreamId.of("s1"),
                                5000,
                                9000,
                                new BigDecimal("3.25"),
                                80,
                                41,
                                2L,
                                List.of("LUL", "wow"),
                                ClipId.of("c1")),
                        new DailyAnalytics(LocalDate.of(2026, 11, 22), numbers, numbers, NOW),
                        new PlatformToken(
                                "youtube",
                                null,
                                Set.of("upload"),
                                NOW,
                                AttributeValue.B.of(new byte[] {1, 2}),
                                1));
        library.create(entities);
        for (Entity entity : entities) {
            Item item = library.get(entity.key());
            assertNotNull(item);
            Map<String, AttributeValue> known = new java.util.TreeMap<>(item.attributes());
            known.remove("updatedAt");
            assertEquals(entity.attributes(), known);
            assertEquals(entity.key(), Entity.of(item).key());
        }
        assertEquals(entities.size(), library.items().size(), "the profile too, the token not");
    }

    @Test
    void aMagicLinkIsReadButNeverKept() {
        MagicLink link = new MagicLink("t", "a@b.c", CREATOR, NOW, null, 5);
        assertEquals(link, MagicLink.of(link.toItem(CREATOR)));
        assertThrows(IllegalArgumentException.class, () -> library.create(link));
    }

    @Test
    void anEditLeavesAttributesThatItDoesNotKnow() {
        library.create(Samples.clip("c1", "old", "50"));
        AttributeValue odd = new AttributeValue.Ns(new java.util.TreeSet<>(Set.of("1", "2")));
        library.update(CLIP, Change.set("webOnly", odd), Author.MACHINE);
        Clip edited =
                library.edit(
                        Clip.class,
                        CLIP,
                        c ->
                                new Clip(
                                        c.clipId(),
                                        c.videoId(),
                                        c.streamId(),
                                        c.startMs(),
                                        20_000,
                                        "new",
                                        c.hook(),
                                        c.description(),
                                        c.tags(),
                                        c.viralityScore(),
                                        c.evidence(),
                                        c.analysisVersion(),
                                        c.crop(),
                                        null,
                                        c.captions(),
                                        c.status(),
                                        c.objectKey(),
                                        c.publications(),
                                        c.createdAt(),
                                        c.updatedAt()),
                        Author.CREATOR);
        assertEquals("new", edited.title());
        Item item = library.get(CLIP);
        assertNotNull(item);
        assertEquals(odd, item.get("webOnly"));
        assertNull(item.get("layout"));
        assertEquals("{\"N\":\"50\"}", print(item, "viralityScore"));
    }

    private static String print(Item item, String name) {
        AttributeValue value = item.get(name);
        assertNotNull(value);
        return studio.truss.core.library.item.TypedJson.print(value);
    }

    @Test
    void createIsAllOrNothing() {
        library.create(Samples.clip("c1", "a", "1"));
        LibraryException twice =
                assertThrows(
                        LibraryException.class,
                        () ->
                                library.create(
                                        List.of(
                                                Samples.clip("c2", "b", "1"),
                                                Samples.clip("c1", "b", "1"))));
        assertEquals(Problem.EXISTS, twice.problem());
        assertNull(library.get(new EntityKey.Clip(ClipId.of("c2"))));
        assertEquals(1, library.clips(VIDEO).size());
    }

    @Test
    void aDeletedIdIsNeverUsedAgain() {
        library.create(Samples.clip("c1", "a", "1"));
        library.delete(CLIP);
        assertNull(library.get(CLIP));
        assertEquals(List.of(), library.clips(VIDEO));
        assertEquals(
                Problem.EXISTS,
                assertThrows(
                                LibraryException.class,
                                () -> library.create(Samples.clip("c1", "a", "1")))
                        .problem());
        assertEquals(
                Problem.MISSING,
                assertThrows(LibraryException.class, () -> library.delete(CLIP)).problem());
    }

    @Test
    void aDayThatWasDeletedMayComeBack() {
        AttributeValue.M none = AttributeValue.M.of(Map.of());
        DailyAnalytics day = new DailyAnalytics(LocalDate.of(2026, 1, 2), none, none, NOW);
        library.create(day);
        library.delete(day.key());
        library.create(day);
        assertNotNull(library.get(day.key()));
    }

    @Test
    void changesAgainstTheRulesAreRefused() {
        library.create(Samples.clip("c1", "a", "1"));
        assertRefused(Change.set("videoId", AttributeValue.text("other")));
        assertRefused(Change.set("title", AttributeValue.number(5)));
        assertRefused(Change.set("startMs", AttributeValue.number(99_000)));
        assertRefused(Change.set("updatedAt", AttributeValue.text("now")));
        assertRefused(Change.remove("title"));
        assertRefused(Change.set("status", AttributeValue.text("PUBLISHED")));
        assertRefused(Change.set("status", AttributeValue.text("DANCING")));
        assertEquals("a", library.clips(VIDEO).getFirst().title());
    }

    private void assertRefused(Change change) {
        assertEquals(
                Problem.REFUSED,
                assertThrows(
                                LibraryException.class,
                                () -> library.update(CLIP, change, Author.CREATOR))
                        .problem(),
                change.toString());
    }

    @Test
    void aVideoIsFoundByItsContent() {
        library.create(Samples.asset(VideoId.of("v9"), "x"));
        Item found = library.assetBySha256("sha-v9");
        assertNotNull(found);
        assertEquals(new EntityKey.Asset(VideoId.of("v9")), found.entityKey());
        assertNull(library.assetBySha256("sha-v8"));
    }

    @Test
    void anotherCreatorsFileIsRefused() {
        Path file = folder.resolve("mine.db");
        Samples.open(file).close();
        assertEquals(
                Problem.REFUSED,
                assertThrows(
                                LibraryException.class,
                                () ->
                                        SqliteLibrary.open(
                                                file, CreatorId.of("other"), Samples.CLOCK))
                        .problem());
    }
}
