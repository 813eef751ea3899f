package studio.truss.core.library.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.Author;
import studio.truss.core.library.DataFolder;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.Recorded;
import studio.truss.core.library.SourceFile;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Chapters;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.sqlite.LibraryFolder.Joined;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A machine's own library that was kept apart becomes part of its creator's.
class LocalJoinTest {
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

    /// Both have the same video, under two ids, and one moment of it; the machine has more.
    private CreatorId keptApart() {
        CreatorId local;
        try (SqliteLibrary library = folder().openCurrent()) {
            local = library.creator();
            library.create(Samples.asset(HERE, "a"));
            library.create(Samples.asset(ALONE, "alone"));
            library.recordMoments(
                    HERE,
                    List.of(
                            Samples.proposal(1, 31, "In both", "91"),
                            Samples.proposal(100, 130, "Here alone", "50"),
                            Samples.proposal(200, 230, "Deleted", "40")));
            library.recordMoments(ALONE, List.of(Samples.proposal(1, 31, "Alone", "10")));
            Clip deleted = library.clips(HERE).getLast();
            library.delete(deleted.key());
            library.create(new Chapters(HERE, List.of(), null, null));
            library.sourceSeen(HERE, FILE);
            library.putTranscript("sha-" + HERE, "{\"cues\":[]}", "zebra crossing");
        }
        folder().keepApart(CREATOR);
        try (SqliteLibrary library = folder().openCurrent()) {
            Item other = Samples.asset(THERE, "a").toItem(CREATOR);
            Change content = Change.set("sha256", AttributeValue.text("sha-" + HERE));
            Asset same = Asset.of(Item.of(other.key(), content.apply(other.attributes())));
            library.create(same);
            library.update(
                    same.key(), Change.set("title", AttributeValue.text("Theirs")), Author.CREATOR);
            library.recordMoments(THERE, List.of(Samples.proposal(1, 31, "In both", "91")));
        }
        return local;
    }

    private static List<String> titles(SqliteLibrary library, VideoId video) {
        return library.clips(video).stream().map(Clip::title).toList();
    }

    @Test
    void whatWasKeptApartIsBroughtOnceAndTheSameVideoIsOne() {
        keptApart();
        assertEquals(new Joined(1, 1, 2), folder().join(CREATOR));
        try (SqliteLibrary library = folder().openCurrent()) {
            assertEquals(CREATOR, library.creator());
            assertEquals(List.of("In both", "Here alone"), titles(library, THERE));
            assertEquals(List.of("Alone"), titles(library, ALONE));
            assertNull(library.get(new EntityKey.Asset(HERE)));
            assertNotNull(library.get(new EntityKey.Chapters(THERE)));
            assertEquals(
                    AttributeValue.text("Theirs"),
                    Objects.requireNonNull(library.get(new EntityKey.Asset(THERE))).get("title"));
            assertEquals(List.of(FILE), library.sourceFiles(THERE));
            assertNotNull(library.transcript("sha-" + HERE));
            Recorded again =
                    library.recordMoments(
                                    THERE, List.of(Samples.proposal(200, 230, "Deleted", "40")))
                            .getFirst();
            assertInstanceOf(Recorded.Refused.class, again);
            assertTrue(library.pendingChanges() >= 5, "what was brought waits for the cloud");
        }
    }

    @Test
    void theOldFileIsPutAsideAndNotJoinedAgain() throws Exception {
        keptApart();
        folder().join(CREATOR);
        assertTrue(folder().local().isEmpty());
        try (Stream<Path> files = Files.list(new DataFolder(root).libraries())) {
            assertTrue(files.anyMatch(file -> file.toString().endsWith(".adopted.db")));
        }
        assertEquals(
                LibraryException.Problem.MISSING,
                assertThrows(LibraryException.class, () -> folder().join(CREATOR)).problem());
    }

    @Test
    void aJoinWhoseProcessEndedBeforeTheOldFileWasMarkedBringsNothingTwice() {
        CreatorId local = keptApart();
        Path file = folder().file(local);
        try (SqliteLibrary to = folder().openCurrent();
                Session from = Database.connect(file)) {
            to.join(from);
            List<String> first = titles(to, THERE);
            int waiting = to.pendingChanges();
            assertEquals(0, to.join(from).clips());
            assertEquals(first, titles(to, THERE));
            assertEquals(waiting, to.pendingChanges());
        }
        assertEquals(new Joined(0, 1, 0), folder().join(CREATOR));
    }

    @Test
    void aMomentThatItsCreatorTouchedIsBroughtThoughTheOtherLibraryHasItToo() {
        CreatorId local = keptApart();
        try (SqliteLibrary library = folder().open(local)) {
            library.update(
                    library.clips(HERE).getFirst().key(),
                    Change.set("title", AttributeValue.text("My words")),
                    Author.CREATOR);
        }
        folder().join(CREATOR);
        try (SqliteLibrary library = folder().openCurrent()) {
            assertEquals(3, titles(library, THERE).size());
            assertTrue(titles(library, THERE).contains("My words"));
        }
    }
}
