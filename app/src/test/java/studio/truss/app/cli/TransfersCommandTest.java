package studio.truss.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.AppGraph;
import studio.truss.core.library.OwnerLock;

import java.nio.file.Path;

class TransfersCommandTest {
    private static final String ID = "01JD7Q0000000000000000TRN1";

    @TempDir private Path folder;
    private Shell shell;
    private Path lock;

    @BeforeEach
    void oneIsUnderWay() {
        shell = new Shell(folder);
        try (AppGraph graph = shell.graph()) {
            var database = graph.library().database();
            Path file = database.file();
            lock = file.resolveSibling(file.getFileName() + ".transfers.lock");
            database.write(session ->
                    session.update(
                            "INSERT INTO transfer(id, direction, sk, path, object_key, state,"
                                + " message, created_at, updated_at) VALUES(?, 'UP', 'CLIP#c', ?,"
                                + " 'k', 'RUNNING', ?, 1, 1)",
                            ID,
                            "/films/a\u001b[2J\nb.mp4",
                            "refused: \u001b]0;owned\u0007"));
        }
    }

    @Test
    void whatAKilledProgramLeftUnderWayIsSaidToWait() {
        Shell.Ran ran = shell.run("transfers");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().startsWith(ID + "  up    waiting"), ran.out());
        assertTrue(ran.err().contains("truss upload"), ran.err());
        assertTrue(shell.run("transfers", "--json").out().contains("\"WAITING\""));
    }

    @Test
    void whatAProgramMovesIsSaidToRun() {
        try (OwnerLock _ = OwnerLock.tryAcquire(lock).orElseThrow()) {
            Shell.Ran ran = shell.run("transfers");
            assertTrue(ran.out().startsWith(ID + "  up    running"), ran.out());
            assertEquals("", ran.err());
        }
    }

    @Test
    void namesOfFilesAndRefusalsCommandNoTerminal() {
        String out = shell.run("transfers").out();
        assertFalse(out.contains("\u001b"), out);
        assertEquals(1, out.lines().count(), out);
    }
}
