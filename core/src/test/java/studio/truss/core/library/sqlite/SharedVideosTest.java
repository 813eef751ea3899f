package studio.truss.core.library.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import studio.truss.core.library.Author;
import studio.truss.core.library.DataFolder;
import studio.truss.core.library.SourceFile;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Chapters;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.TypedJson;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.query.Query;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// A library is taken over by a creator whose partition knows some of its videos already.
class SharedVideosTest {
    private static final CreatorId CREATOR = CreatorId.of("0f8f-creator");
    private static final VideoId HERE = Samples.VIDEO;
    private static final VideoId THERE = VideoId.of("video-there");
    private static final VideoId ALONE = VideoId.of("video-alone");
    private static final SourceFile FILE =
            new SourceFile(Path.of("/videos/a.mkv"), 12, Instant.ofEpochMilli(34));

    @TempDir private Path root;

    private LibraryFolder folder() {
        return new LibraryFolder(new DataFolder(root), Clock.systemUTC());
    }

    /// The video `a.mkv`, untouched, with a clip, chapters, and what only this machine knows; and
    /// one that the partition does not have.
    private CreatorId filled() {
        try (SqliteLibrary library = folder().openCurrent()) {
            library.create(Samples.asset(HERE, "a"));
            library.create(Samples.asset(ALONE, "alone"));
            library.recordMoments(HERE, List.of(Samples.proposal(1, 31, "Best laugh", "91")));
            library.create(chapters());
            library.sourceSeen(HERE, FILE);
            library.index().remember(HERE, memo -> memo.withFile(1_000L, null));
            library.putTranscript("sha-" + HERE, "{\"cues\":[]}", "zebra crossing");
            return library.creator();
        }
    }

    private static Chapters chapters() {
        return new Chapters(HERE, List.of(), null, null);
    }

    private static Item theirs(String title, Map<String, AttributeValue> more) {
        Asset asset = Samples.asset(THERE, title);
        SortedMap<String, AttributeValue> attributes = new TreeMap<>(asset.attributes());
        attributes.put("sha256", AttributeValue.text("sha-" + HERE));
        attributes.remove("tags");
        attributes.putAll(more);
        return new Item(asset.toItem(CREATOR).key(), attributes);
    }

    private static Item theirs() {
        return theirs("a", Map.of("webOnly", AttributeValue.text("kept")));
    }

    private static Item get(SqliteLibrary library, EntityKey key) {
        return Objects.requireNonNull(library.get(key), key.toString());
    }

    private static void assertOneVideo(SqliteLibrary library) {
        assertNull(library.get(new EntityKey.Asset(HERE)));
        Item known = Objects.requireNonNull(library.assetBySha256("sha-" + HERE));
        assertEquals(new EntityKey.Asset(THERE), known.entityKey());
        assertEquals(AttributeValue.text("kept"), known.get("webOnly"));
        assertEquals(
                2,
                library.items().stream()
                        .filter(i -> i.entityKey() instanceof EntityKey.Asset)
                        .count());
        List<Item> clips =
                library.items().stream()
                        .filter(i -> i.entityKey() instanceof EntityKey.Clip)
                        .toList();
        assertEquals(1, clips.size());
        assertEquals(THERE, Clip.of(clips.getFirst()).videoId());
        assertEquals(
                1,
                library.find(Query.parse("videoId = \"video-there\" and viralityScore > 1"))
                        .size());
        assertNotNull(library.get(new EntityKey.Chapters(THERE)));
        assertNull(library.get(new EntityKey.Chapters(HERE)));
        assertEquals(List.of(FILE), library.sourceFiles(THERE));
        assertEquals(List.of(), library.sourceFiles(HERE));
        assertEquals(1_000L, library.index().memo(THERE).usableMs());
        assertEquals(1, library.find(Query.parse("text ~ \"zebra\"")).size());
    }

    private static List<String> waiting(SqliteLibrary library) {
        return library.database()
                .read(s ->
                        s.list(
                                "SELECT sk || ' ' || kind || ' ' || patch FROM outbox ORDER BY ord",
                                row -> row.getString(1)));
    }

    @Test
    void whatIsOfTheSameContentIsOneVideoUnderTheClouds() {
        filled();
        folder().adopt(CREATOR, List.of(theirs()));
        try (SqliteLibrary library = folder().openCurrent()) {
            assertOneVideo(library);
            assertEquals(
                    List.of(),
                    waiting(library).stream().filter(w -> w.contains("\"video-1\"")).toList());
            assertEquals(
                    List.of(),
                    waiting(library).stream().filter(w -> w.startsWith("ASSET#video-1")).toList());
        }
    }

    @Test
    void analysingAgainFindsTheClipsOfBefore() {
        filled();
        folder().adopt(CREATOR, List.of(theirs()));
        try (SqliteLibrary library = folder().openCurrent()) {
            library.recordMoments(THERE, List.of(Samples.proposal(2, 31, "Best laugh", "92")));
            assertOneVideo(library);
        }
    }

    @Test
    void whatTheCreatorWroteAboutItWaitsToBeMerged() {
        filled();
        try (SqliteLibrary library = folder().openCurrent()) {
            library.update(
                    new EntityKey.Asset(HERE),
                    Change.set("title", AttributeValue.text("My talk")),
                    Author.CREATOR);
        }
        folder().adopt(CREATOR, List.of(theirs("Their talk", Map.of())));
        try (SqliteLibrary library = folder().openCurrent()) {
            Item shown = get(library, new EntityKey.Asset(THERE));
            assertEquals(AttributeValue.text("My talk"), shown.get("title"));
            String patch =
                    waiting(library).stream()
                            .filter(w -> w.startsWith("ASSET#video-there patch"))
                            .findFirst()
                            .orElseThrow();
            SortedMap<String, SortedMap<String, AttributeValue>> fields =
                    TypedJson.parseNested(patch.substring(patch.indexOf('{')));
            assertEquals(
                    Map.of("base", AttributeValue.text("a"), "new", AttributeValue.text("My talk")),
                    fields.get("title"));
            assertEquals(
                    Map.of("new", AttributeValue.Ss.of(List.of("live", "talk"))),
                    fields.get("tags"));
            assertEquals(List.of("tags", "title"), List.copyOf(fields.keySet()));
        }
    }

    @Test
    void aVideoThatNobodyTouchedHereSaysNothing() {
        CreatorId local;
        try (SqliteLibrary library = folder().openCurrent()) {
            Asset plain = Samples.asset(HERE, "a");
            SortedMap<String, AttributeValue> attributes = new TreeMap<>(plain.attributes());
            attributes.remove("tags");
            library.create(Asset.of(new Item(plain.toItem(library.creator()).key(), attributes)));
            local = library.creator();
        }
        assertEquals(local, folder().current());
        folder().adopt(CREATOR, List.of(theirs("Their talk", Map.of())));
        try (SqliteLibrary library = folder().openCurrent()) {
            assertEquals(
                    AttributeValue.text("Their talk"),
                    get(library, new EntityKey.Asset(THERE)).get("title"));
            assertEquals(1, library.pendingChanges(), "the profile");
        }
    }

    @ParameterizedTest
    @EnumSource(Adoption.Step.class)
    void aProcessThatEndsInTheMiddleLeavesTwoVideosOrOne(Adoption.Step step) throws Exception {
        filled();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.addAll(
                List.of(
                        EndedAdoption.class.getName(),
                        root.toString(),
                        CREATOR.value(),
                        step.name(),
                        theirs().toJson()));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertEquals(EndedAdoption.ENDED, process.waitFor());
        if (step.compareTo(Adoption.Step.MARKED) < 0) {
            try (SqliteLibrary library = folder().openCurrent()) {
                assertNotNull(library.get(new EntityKey.Asset(HERE)));
                assertNull(library.get(new EntityKey.Asset(THERE)));
            }
        }
        folder().adopt(CREATOR, List.of(theirs()));
        try (SqliteLibrary library = folder().openCurrent()) {
            assertEquals(CREATOR, library.creator());
            assertOneVideo(library);
        }
    }

    @Test
    void keptApartTheLocalLibraryStaysAndIsFoundAgain() {
        CreatorId local = filled();
        assertEquals(LibraryFolder.Adopted.KEPT_APART, folder().keepApart(CREATOR));
        try (SqliteLibrary library = folder().openCurrent()) {
            assertEquals(CREATOR, library.creator());
            assertEquals(1, library.items().size());
        }
        assertEquals(local, folder().local().orElseThrow());
        folder().use(local);
        try (SqliteLibrary library = folder().openCurrent()) {
            assertNotNull(library.get(new EntityKey.Asset(HERE)));
            library.delete(new EntityKey.Clip(clip(library)));
        }
        assertEquals(LibraryFolder.Adopted.SWITCHED, folder().adopt(CREATOR));
    }

    private static ClipId clip(SqliteLibrary library) {
        return library.items().stream()
                .filter(i -> i.entityKey() instanceof EntityKey.Clip)
                .map(i -> Clip.of(i).clipId())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLibraryThatWasTakenOverIsNotOfferedAgain() {
        filled();
        folder().adopt(CREATOR, List.of(theirs()));
        assertEquals(true, folder().local().isEmpty());
    }
}
