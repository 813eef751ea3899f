package studio.truss.core.library.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.DataFolder;
import studio.truss.core.library.item.CreatorId;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

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
}
