package studio.truss.core.library.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import studio.truss.core.library.Author;
import studio.truss.core.library.DataFolder;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.LibraryException.Problem;
import studio.truss.core.library.SourceFile;
import studio.truss.core.library.entity.Profile;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.query.Query;
import studio.truss.core.library.sqlite.LibraryFolder.Adopted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class AdoptionTest {
    private static final CreatorId CREATOR = CreatorId.of("0f8f-creator");
    private static final SourceFile FILE =
            new SourceFile(Path.of("/videos/talk.mp4"), 12, Instant.ofEpochMilli(34));

    @TempDir private Path root;

    private LibraryFolder folder() {
        return new LibraryFolder(new DataFolder(root), Clock.systemUTC());
    }

    private static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    private LibraryFolder crashingAt(Adoption.Step step) {
        return new LibraryFolder(
                new DataFolder(root),
                Clock.systemUTC(),
                reached -> {
                    if (reached == step) {
                        throw new Crash();
                    }
                });
    }

    private CreatorId filled() {
        try (SqliteLibrary library = folder().openCurrent()) {
            library.create(Samples.clip("c1", "Best laugh", "91"));
            library.create(Samples.clip("c2", "Gone", "12"));
            library.delete(new EntityKey.Clip(new ClipId("c2")));
            library.update(
                    new EntityKey.Profile(),
                    Change.set("displayName", AttributeValue.text("Ada")),
                    Author.CREATOR);
            library.renderQueue().enqueue("c1", "{}", "/out/c1.mp4", null);
            library.putTranscript("abc", "{\"cues\":[]}", "hello");
            library.sourceSeen(Samples.VIDEO, FILE);
            return library.creator();
        }
    }

    private void assertHoldsAll(CreatorId expected) {
        assertEquals(expected, folder().current());
        try (SqliteLibrary library = folder().openCurrent()) {
            assertEquals(expected, library.creator());
            List<Item> items = library.items();
            assertEquals(2, items.size());
            items.forEach(item -> assertEquals("CREATOR#" + expected, item.key().pk()));
            Item profile = library.get(new EntityKey.Profile());
            assertNotNull(profile);
            assertEquals(expected, Profile.of(profile).userId());
            assertEquals("Ada", Profile.of(profile).displayName());
            assertEquals(1, library.find(Query.parse("text ~ \"laugh\"")).size());
            assertEquals("/out/c1.mp4", library.renderQueue().jobs().getFirst().outputPath());
            assertEquals("{\"cues\":[]}", library.transcript("abc"));
            assertEquals(List.of(FILE), library.sourceFiles(Samples.VIDEO));
            assertEquals(2, library.pendingChanges());
        }
    }

    @Test
    void theLocalLibraryBecomesTheCreatorsWithAllThatWasInIt() {
        CreatorId local = filled();
        assertHoldsAll(local);
        assertEquals(Adopted.TAKEN_OVER, folder().adopt(CREATOR));
        assertHoldsAll(CREATOR);
        assertFalse(Files.exists(folder().file(local)));
        assertTrue(Files.exists(root.resolve("libraries/" + local + ".adopted.db")));
        assertEquals(Adopted.SAME, folder().adopt(CREATOR));
        assertHoldsAll(CREATOR);
    }

    @Test
    void nothingNamesTheLocalCreatorAnyMore() {
        CreatorId local = filled();
        folder().adopt(CREATOR);
        try (Session session = Database.connect(folder().file(CREATOR))) {
            for (String table : List.of("item", "outbox", "conflict", "confirm", "sweep")) {
                assertEquals(
                        0,
                        session.number(
                                "SELECT count(*) FROM " + table + " WHERE pk LIKE ?",
                                "%" + local + "%"));
            }
            assertEquals(
                    0,
                    session.number(
                            "SELECT (SELECT count(*) FROM outbox WHERE patch LIKE ?1)"
                                    + " + (SELECT count(*) FROM item WHERE overlay LIKE ?1"
                                    + " OR base_av LIKE ?1)",
                            "%" + local + "%"));
            assertEquals("wal", session.first("PRAGMA journal_mode", row -> row.getString(1)));
        }
    }

    @ParameterizedTest
    @EnumSource(Adoption.Step.class)
    void aCrashLeavesTheOldStateOrTheNewAndRunningAgainFinishes(Adoption.Step step)
            throws IOException {
        CreatorId local = filled();
        assertThrows(Crash.class, () -> crashingAt(step).adopt(CREATOR));
        boolean done = step.compareTo(Adoption.Step.MARKED) >= 0;
        assertHoldsAll(done ? CREATOR : local);
        assertEquals(done ? Adopted.SAME : Adopted.TAKEN_OVER, folder().adopt(CREATOR));
        assertHoldsAll(CREATOR);
        try (var files = Files.list(root.resolve("libraries"))) {
            assertEquals(
                    Optional.empty(),
                    files.map(f -> f.getFileName().toString())
                            .filter(f -> f.contains(".part") || f.equals("adopting"))
                            .findAny());
        }
        assertTrue(Files.exists(root.resolve("libraries/" + local + ".adopted.db")));
    }

    @ParameterizedTest
    @EnumSource(Adoption.Step.class)
    void aProcessThatEndsInTheMiddleLeavesOneStateOrTheOther(Adoption.Step step)
            throws IOException, InterruptedException {
        CreatorId local = filled();
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                EndedAdoption.class.getName(),
                                root.toString(),
                                CREATOR.value(),
                                step.name())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertEquals(EndedAdoption.ENDED, process.waitFor());
        assertHoldsAll(step.compareTo(Adoption.Step.MARKED) >= 0 ? CREATOR : local);
        folder().adopt(CREATOR);
        assertHoldsAll(CREATOR);
    }

    @Test
    void aCrashIsSettledAlsoBySomeoneWhoCrashesInTurn() {
        filled();
        assertThrows(Crash.class, () -> crashingAt(Adoption.Step.MARKED).adopt(CREATOR));
        assertThrows(Crash.class, () -> crashingAt(Adoption.Step.NAMED).current());
        assertThrows(Crash.class, () -> crashingAt(Adoption.Step.OLD_PUT_ASIDE).current());
        assertHoldsAll(CREATOR);
    }

    @Test
    void whoHasTheLocalLibraryOpenLosesNoEdit() {
        filled();
        try (SqliteLibrary open = folder().openCurrent()) {
            open.create(Samples.clip("c3", "Just before", "5"));
            folder().adopt(CREATOR);
            LibraryException e =
                    assertThrows(
                            LibraryException.class,
                            () -> open.create(Samples.clip("c4", "Just after", "5")));
            assertEquals(Problem.ADOPTED, e.problem());
            assertEquals(3, open.items().size());
        }
        try (SqliteLibrary library = folder().openCurrent()) {
            assertEquals(CREATOR, library.creator());
            assertEquals(3, library.items().size());
            library.create(Samples.clip("c4", "Just after", "5"));
        }
    }

    @Test
    void aCreatorWhoHasALibraryHereIsOnlySwitchedTo() {
        CreatorId local = filled();
        folder().open(CREATOR).close();
        assertEquals(Adopted.SWITCHED, folder().adopt(CREATOR));
        try (SqliteLibrary library = folder().openCurrent()) {
            assertEquals(CREATOR, library.creator());
            assertEquals(1, library.items().size());
        }
        folder().use(local);
        assertHoldsAll(local);
    }

    @Test
    void aSecondCreatorGetsALibraryOfTheirOwn() {
        filled();
        folder().adopt(CREATOR);
        CreatorId second = CreatorId.of("second");
        assertEquals(Adopted.SWITCHED, folder().adopt(second));
        try (SqliteLibrary library = folder().openCurrent()) {
            assertEquals(second, library.creator());
            assertEquals(1, library.items().size());
        }
        assertEquals(Adopted.SWITCHED, folder().adopt(CREATOR));
        assertHoldsAll(CREATOR);
    }

    @Test
    void onAMachineWithoutALibraryTheCreatorBeginsOne() {
        assertEquals(Adopted.SWITCHED, folder().adopt(CREATOR));
        try (SqliteLibrary library = folder().openCurrent()) {
            assertEquals(CREATOR, library.creator());
        }
    }
}
