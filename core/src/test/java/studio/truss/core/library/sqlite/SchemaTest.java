package studio.truss.core.library.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.LibraryException;
import studio.truss.core.library.LibraryException.Problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class SchemaTest {
    private static final Schema FIRST = new Schema(List.of("CREATE TABLE a(x)"));
    private static final Schema SECOND =
            new Schema(
                    List.of("CREATE TABLE a(x)", "ALTER TABLE a ADD COLUMN y; UPDATE a SET y=x"));

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void choose() {
        file = folder.resolve("s.db");
    }

    @Test
    void aFileIsTakenForwardStepByStepWithWhatIsInIt() {
        try (Database old = Database.open(file, FIRST)) {
            old.write(s -> s.update("INSERT INTO a VALUES(5)"));
        }
        try (Database now = Database.open(file, SECOND)) {
            assertEquals(5L, now.<Long>read(s -> s.number("SELECT y FROM a")));
            assertEquals(2L, now.<Long>read(s -> s.number("PRAGMA user_version")));
        }
    }

    @Test
    void aFailedStepLeavesTheFileAsItWas() {
        Schema broken = new Schema(List.of("CREATE TABLE a(x)", "CREATE TABLE b(x); NONSENSE"));
        Database.open(file, FIRST).close();
        assertThrows(IllegalStateException.class, () -> Database.open(file, broken));
        try (Database old = Database.open(file, FIRST)) {
            assertEquals(
                    0L,
                    old.<Long>read(
                            s -> s.number("SELECT count(*) FROM sqlite_schema WHERE name='b'")));
        }
    }

    @Test
    void aNewerFileIsRefusedInWordsAndNotChanged() {
        Database.open(file, SECOND).close();
        LibraryException newer =
                assertThrows(LibraryException.class, () -> Database.open(file, FIRST));
        assertEquals(Problem.NEWER, newer.problem());
        assertTrue(newer.toString().contains("Update Truss Studio"), newer.toString());
        Database.open(file, SECOND).close();
    }

    @Test
    void anOpenProgramStopsWritingWhenANewerOneMigratesTheFile() {
        try (Database old = Database.open(file, FIRST)) {
            Database.open(file, SECOND).close();
            LibraryException newer =
                    assertThrows(
                            LibraryException.class,
                            () -> old.write(s -> s.update("INSERT INTO a(x) VALUES(1)")));
            assertEquals(Problem.NEWER, newer.problem());
        }
    }

    @Test
    void aFileThatIsNoLibraryIsRefusedAndLeftAsItIs() throws IOException {
        byte[] text =
                "This is a diary, not a database.\n".repeat(100).getBytes(StandardCharsets.UTF_8);
        Files.write(file, text);
        LibraryException damaged = assertThrows(LibraryException.class, () -> Samples.open(file));
        assertEquals(Problem.DAMAGED, damaged.problem());
        assertTrue(damaged.toString().contains("left as it is"), damaged.toString());
        assertArrayEquals(text, Files.readAllBytes(file));
    }

    @Test
    void anotherProgramsDatabaseIsRefused() {
        Schema foreign = new Schema(List.of());
        try (Database other = Database.open(file, foreign)) {
            other.write(s -> s.update("CREATE TABLE theirs(x)"));
            other.write(s -> {
                s.execute("PRAGMA application_id=7");
                return foreign;
            });
        } catch (LibraryException e) {
            assertEquals(Problem.DAMAGED, e.problem());
        }
        assertEquals(
                Problem.DAMAGED,
                assertThrows(LibraryException.class, () -> Samples.open(file)).problem());
    }

    @Test
    void aFileWithBrokenPagesSaysSoWhenTheyAreRead() throws IOException {
        try (SqliteLibrary library = Samples.open(file)) {
            for (int i = 0; i < 200; i++) {
                library.create(Samples.clip("c" + i, "title " + i, "5"));
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        // the header and the schema stand, all behind them is noise
        for (int i = 40 * 1024; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Files.write(file, bytes);
        LibraryException damaged =
                assertThrows(
                        LibraryException.class,
                        () -> {
                            try (SqliteLibrary library = Samples.open(file)) {
                                library.items();
                            }
                        });
        assertEquals(Problem.DAMAGED, damaged.problem());
        assertArrayEquals(bytes, Files.readAllBytes(file));
    }
}
