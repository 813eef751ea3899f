package studio.truss.core.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.Author;
import studio.truss.core.library.DataFolder;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Chapters;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.sqlite.LibraryFolder;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.sqlite.Conflict;
import studio.truss.core.testing.FakeTable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A machine that worked for itself joins a partition that holds some of the same videos.
class JoinedLibraryTest {
    private static final String PK = Keys.partition(Machine.CREATOR);
    private static final VideoId HERE = VideoId.of("here");
    private static final VideoId THERE = VideoId.of("there");

    private final SimClock clock = new SimClock(1_790_000_000_000L);
    private final FakeTable table = new FakeTable(clock);
    private @TempDir Path folder;

    private static Asset video(VideoId id, String title, @Nullable String sha256) {
        return new Asset(
                id,
                title,
                "local",
                "a.mkv",
                sha256,
                10L,
                60_000L,
                1920L,
                1080L,
                "30/1",
                null,
                Asset.Status.ANALYZED,
                Set.of(),
                "2026-11-22T07:17:19.123Z",
                null);
    }

    private LibraryFolder libraries() {
        return new LibraryFolder(new DataFolder(folder), clock);
    }

    private void here(String title) {
        try (SqliteLibrary library = libraries().openCurrent()) {
            library.create(video(HERE, "a", "abc"));
            library.create(new Chapters(HERE, List.of(), null, null));
            if (!title.equals("a")) {
                library.update(
                        new EntityKey.Asset(HERE),
                        Change.set("title", AttributeValue.text(title)),
                        Author.CREATOR);
            }
        }
    }

    private void there(String title) {
        TreeMap<String, AttributeValue> attributes =
                new TreeMap<>(video(THERE, title, "abc").attributes());
        attributes.put("webOnly", AttributeValue.text("kept"));
        table.put(Item.of(new ItemKey(PK, "ASSET#there"), attributes));
        table.put(
                Item.of(
                        new ItemKey(PK, "ASSET#old"),
                        video(VideoId.of("old"), "o", null).attributes()));
    }

    /// Looks, takes over and mirrors.
    private Machine joined() {
        List<Item> theirs = Holdings.videos(table, Machine.CREATOR, Set.of("abc"));
        libraries().adopt(Machine.CREATOR, theirs);
        Machine machine = new Machine(libraries().file(Machine.CREATOR), table.as("a"), clock);
        assertNull(machine.sync(Machine.ALWAYS).stop());
        return machine;
    }

    private List<String> keys() {
        return table.items(PK).stream()
                .map(item -> item.key().sk())
                .filter(sk -> !sk.startsWith("SYNC#") && !sk.equals("METADATA"))
                .toList();
    }

    private @Nullable AttributeValue title() {
        return table.items(PK).stream()
                .filter(item -> item.key().sk().equals("ASSET#there"))
                .map(item -> item.get("title"))
                .findFirst()
                .orElse(null);
    }

    @Test
    void theSameVideoIsThereOnce() {
        here("a");
        there("Their talk");
        try (Machine machine = joined()) {
            assertEquals(List.of("ASSET#old", "ASSET#there", "ASSET#there#CHAPTERS"), keys());
            assertEquals(AttributeValue.text("Their talk"), title());
            assertEquals(0, machine.library.pendingChanges());
            assertEquals(List.of(), new Conflicts(machine.library, clock).open());
            assertEquals(
                    table.items(PK).stream()
                            .filter(item -> item.key().sk().equals("ASSET#there"))
                            .toList(),
                    machine.library.items().stream()
                            .filter(item -> item.key().sk().equals("ASSET#there"))
                            .toList());
        }
    }

    @Test
    void aTitleGivenHereWinsOverAFileName() {
        here("My talk");
        there("a");
        try (Machine machine = joined()) {
            assertEquals(AttributeValue.text("My talk"), title());
            assertEquals(List.of(), new Conflicts(machine.library, clock).open());
        }
    }

    @Test
    void ofTwoTitlesNoneIsLost() {
        here("My talk");
        there("Their talk");
        try (Machine machine = joined()) {
            assertEquals(AttributeValue.text("Their talk"), title());
            List<Conflict> open = new Conflicts(machine.library, clock).open();
            assertEquals(1, open.size());
            assertEquals(AttributeValue.text("My talk"), open.getFirst().note().mine());
            new Conflicts(machine.library, clock).resolve(open.getFirst().id(), true);
            machine.sync(Machine.NEVER);
            assertEquals(AttributeValue.text("My talk"), title());
        }
    }

    @Test
    void aVideoThatIsDeletedInBetweenKeepsWhatWasWrittenHere() {
        here("My talk");
        there("Their talk");
        List<Item> theirs = Holdings.videos(table, Machine.CREATOR, Set.of("abc"));
        libraries().adopt(Machine.CREATOR, theirs);
        table.delete(new ItemKey(PK, "ASSET#there"));
        try (Machine machine =
                new Machine(libraries().file(Machine.CREATOR), table.as("a"), clock)) {
            machine.sync(Machine.ALWAYS);
            assertFalse(keys().contains("ASSET#there"), keys().toString());
            assertEquals(1, new Conflicts(machine.library, clock).open().size());
        }
    }

    @Test
    void aLookCountsAPageOfEachFamily() {
        assertTrue(Holdings.of(table, Machine.CREATOR).isEmpty());
        table.put(
                Item.of(new ItemKey(PK, "METADATA"), Map.of("userId", AttributeValue.text("u1"))));
        assertTrue(Holdings.of(table, Machine.CREATOR).isEmpty(), "a profile alone is no library");
        there("Their talk");
        for (int i = 0; i < 1_200; i++) {
            table.put(Item.of(new ItemKey(PK, "CLIP#" + i), Map.of("n", AttributeValue.number(i))));
        }
        double before = table.meter().rru();
        assertEquals(new Holdings(2, 1_000, 0, true), Holdings.of(table, Machine.CREATOR));
        assertTrue(table.meter().rru() - before < 20, "cheap");
        here("a");
        try (SqliteLibrary library = libraries().openCurrent()) {
            assertEquals(new Holdings(1, 0, 0, false), Holdings.of(library));
        }
    }
}
