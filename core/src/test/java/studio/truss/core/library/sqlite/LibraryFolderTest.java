package studio.truss.core.library.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import studio.truss.core.library.DataFolder;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.item.CreatorId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

class LibraryFolderTest {
    @TempDir private Path root;

    private LibraryFolder folder() {
        return new LibraryFolder(new DataFolder(root), Clock.systemUTC());
    }

    @Test
    void theFirstUseMakesALocalCreatorWhoStays() {
        CreatorId first;
        try (SqliteLibrary library = folder().openCurrent()) {
            first = library.creator();
        }
        assertTrue(first.isLocal());
        try (SqliteLibrary library = folder().openCurrent()) {
            assertEquals(first, library.creator());
            library.create(Samples.clip("c1", "x", "1"));
            assertEquals(
                    "CREATOR#" + first,
                    library.find(studio.truss.core.library.query.Query.parse("startMs > 0"))
                            .getFirst()
                            .key()
                            .pk());
        }
    }

    @Test
    void manyFirstUsesAtOnceAgreeOnOneCreator() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<CreatorId> open =
                    () -> {
                        try (SqliteLibrary library = folder().openCurrent()) {
                            return library.creator();
                        }
                    };
            List<CreatorId> creators = new java.util.ArrayList<>();
            for (var future : threads.invokeAll(List.of(open, open, open, open))) {
                creators.add(future.get());
            }
            assertEquals(1, creators.stream().distinct().count(), creators.toString());
        }
    }

    @Test
    void aSecondCreatorHasASecondFile() {
        CreatorId signedIn = CreatorId.of("eu-west-1:a/b c");
        folder().openCurrent().close();
        folder().use(signedIn);
        try (SqliteLibrary library = folder().openCurrent()) {
            assertEquals(signedIn, library.creator());
            assertEquals(List.of(), library.clips(Samples.VIDEO));
        }
        Path file = folder().file(signedIn);
        assertTrue(Files.exists(file));
        assertEquals("eu-west-1%3aa%2fb%20c.db", file.getFileName().toString());
        assertNotEquals(file, folder().file(CreatorId.of("eu-west-1:a/b d")));
    }

    private Path note() {
        return root.resolve("libraries/current");
    }

    private CreatorId opened() {
        try (SqliteLibrary library = folder().openCurrent()) {
            return library.creator();
        }
    }

    static List<String> damagedNotes() {
        return List.of(
                "",
                "\n",
                "\0\0\0",
                "../../../etc/passwd",
                "a#b",
                "hello",
                "local-01ARZ3NDEKTSV4RRFFQ69G5FAV",
                "x".repeat(300));
    }

    @ParameterizedTest
    @MethodSource("damagedNotes")
    void aLostNoteIsMadeAnewWhereThereIsOneLibrary(String text) throws IOException {
        CreatorId only = opened();
        Files.writeString(note(), text);
        assertEquals(only, opened());
        assertEquals(only.value(), Files.readString(note()));
        Files.delete(note());
        assertEquals(only, opened());
        assertEquals(List.of(only.value() + ".db"), libraries());
    }

    @ParameterizedTest
    @MethodSource("damagedNotes")
    void aLostNoteOfSeveralLibrariesIsSaidAndSigningInGoesOn(String text) throws IOException {
        CreatorId local = opened();
        CreatorId signedIn = CreatorId.of("eu-west-1:a/b c");
        assertEquals(LibraryFolder.Adopted.KEPT_APART, folder().keepApart(signedIn));
        assertEquals(signedIn, opened());
        List<String> before = libraries();
        Files.writeString(note(), text);

        LibraryException e = assertThrows(LibraryException.class, folder()::openCurrent);
        String words = String.valueOf(e.getMessage());
        assertTrue(words.contains(local.value()) && words.contains(signedIn.value()), words);
        assertTrue(words.contains("truss login"), words);
        assertEquals(before, libraries());
        assertEquals(text, Files.readString(note()));

        assertEquals(Optional.of(local), folder().local());
        assertFalse(folder().isCurrent(signedIn));
        assertFalse(folder().wouldTakeOver(CreatorId.of("new")));
        assertEquals(LibraryFolder.Adopted.SWITCHED, folder().adopt(signedIn));
        assertEquals(signedIn, opened());
        assertEquals(before, libraries());
    }

    private List<String> libraries() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("libraries"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".db"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aLibraryIsThereBeforeItIsNoted() throws IOException {
        CreatorId local = opened();
        CreatorId claimed = CreatorId.of("some claim");
        folder().use(claimed);
        assertTrue(Files.exists(folder().file(claimed)));
        assertEquals(claimed, folder().current());
        folder().use(local);
        assertEquals(local, opened());
    }
}
