package studio.truss.app.studio.library.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

class PastedPathsTest {
    @Test
    void pastedPathsAreReadInTheWaysProgramsWriteThem() {
        Path a = Path.of("/a b/c.mp4").toAbsolutePath();
        assertEquals(List.of(a), PastedPaths.of(a.toString()));
        assertEquals(List.of(a, a), PastedPaths.of("\"" + a + "\"\r\n\n" + a.toUri() + "\n"));
        assertEquals(List.of(), PastedPaths.of("c.mp4"));
        assertEquals(List.of(), PastedPaths.of(a + "\nsome words"));
        assertEquals(List.of(), PastedPaths.of("https://example.org/c.mp4"));
        assertEquals(List.of(), PastedPaths.of(""));
    }
}
