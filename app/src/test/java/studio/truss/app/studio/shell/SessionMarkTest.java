package studio.truss.app.studio.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

class SessionMarkTest {
    @TempDir private Path folder;

    @Test
    void aSessionThatEndedInGoodOrderLeavesNothing() throws IOException {
        SessionMark first = SessionMark.begin(folder);
        assertEquals(Optional.empty(), first.brokenSince());
        first.end();
        SessionMark second = SessionMark.begin(folder);
        assertTrue(second.brokenSince().isEmpty());
    }

    @Test
    void theMarkOfADeadProcessTellsSinceWhenItRan() throws IOException, InterruptedException {
        Process dead =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-version")
                        .start();
        dead.waitFor();
        Path mark = folder.resolve("session-" + dead.pid());
        Files.writeString(mark, "2026-11-22T07:17:19Z");
        SessionMark next = SessionMark.begin(folder);
        assertEquals(Optional.of(Instant.parse("2026-11-22T07:17:19Z")), next.brokenSince());
        assertFalse(Files.exists(mark));
    }
}
