package studio.truss.core.clips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.LeaseOwner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class WholeFileTest {
    @TempDir private Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> String.valueOf(f.getFileName())).toList();
        }
    }

    @Test
    void theOldFileIsReplacedAndNothingElseIsLeft() throws IOException {
        Path file = folder.resolve("manifest.json");
        WholeFile.write(file, "old".getBytes(UTF_8));
        WholeFile.write(file, "new".getBytes(UTF_8));
        assertEquals("new", Files.readString(file));
        assertEquals(List.of("manifest.json"), names());
    }

    @Test
    void aWriteThatFailsLeavesNoPart() throws IOException {
        Path taken = folder.resolve("taken");
        Files.createDirectories(taken.resolve("inside"));
        assertThrows(IOException.class, () -> WholeFile.write(taken, "x".getBytes(UTF_8)));
        assertEquals(List.of("taken"), names());
    }

    @Test
    void whatADeadProcessLeftIsTakenAwayAndWhatALivingOneWritesIsNot() throws Exception {
        LeaseOwner self = LeaseOwner.self();
        // the process id is taken by us, but the one that bore it then began at another time
        LeaseOwner dead = new LeaseOwner(self.pid(), self.startedMs() - 1, self.host());
        LeaseOwner elsewhere = new LeaseOwner(self.pid(), 1, self.host() + "-2");
        String living = "manifest.json" + WholeFile.suffix(self);
        String unknown = "manifest.json" + WholeFile.suffix(elsewhere);
        for (String name :
                List.of("manifest.json" + WholeFile.suffix(dead), living, unknown, "mine.part")) {
            Files.writeString(folder.resolve(name), "half");
        }

        WholeFile.sweep(folder);

        assertEquals(Set.of(living, unknown, "mine.part"), Set.copyOf(names()));
        WholeFile.sweep(folder.resolve("gone"));
    }
}
