package studio.truss.core.worker.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class FaultFileTest {
    @TempDir private Path folder;

    @Test
    void theNewestFaultIsKeptAndTheFilesStayBounded() throws IOException {
        Path file = folder.resolve("faults.txt");
        FaultFile faults = new FaultFile(file, 1000);
        for (int i = 0; i < 1000; i++) {
            faults.record("code-" + i, "x".repeat(50));
        }
        assertTrue(Files.readString(file).contains("code-999"));
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
        assertTrue(Files.size(file) + Files.size(folder.resolve("faults.txt.old")) < 2200);
    }
}
