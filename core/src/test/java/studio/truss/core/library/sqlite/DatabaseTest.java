package studio.truss.core.library.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.LibraryException;

import java.nio.file.Path;

class DatabaseTest {
    private static final String INSERT = "INSERT INTO t(v) VALUES(?)";

    private @TempDir Path folder;

    /// The driver closes a statement that failed; kept for the next time it would fail for ever.
    @Test
    void afterTheDiskWasFullTheSameWriteWorksAgain() {
        try (Session session = Database.connect(folder.resolve("x.db"))) {
            session.execute("CREATE TABLE t(v TEXT)");
            session.update(INSERT, "first");
            session.number("PRAGMA max_page_count=1");
            LibraryException full =
                    assertThrows(
                            LibraryException.class,
                            () -> session.update(INSERT, "x".repeat(100_000)));
            assertEquals(LibraryException.Problem.FULL, full.problem());
            session.number("PRAGMA max_page_count=1000000");
            session.update(INSERT, "second");
            assertEquals(2, session.number("SELECT count(*) FROM t"));
        }
    }
}
