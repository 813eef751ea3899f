package studio.truss.core.library.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.LeaseOwner;
import studio.truss.core.library.RenderJob;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/// Two processes write at once and one is killed, then the other. `-Dtruss.kill.rounds=50` makes it
/// the long run.
class KilledWritersTest {
    private static final int ROUNDS = Integer.getInteger("truss.kill.rounds", 2);

    @TempDir private Path folder;

    @Test
    void whatWasAcknowledgedIsThereAfterAKill() throws IOException, InterruptedException {
        Path file = folder.resolve("k.db");
        Samples.open(file).close();
        Random random = new Random(7);
        List<String> acknowledged = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            String job = enqueue(file);
            Process a = writer(file, "a" + round);
            Process b = writer(file, "b" + round);
            try (BufferedReader fromA = a.inputReader(StandardCharsets.UTF_8);
                    BufferedReader fromB = b.inputReader(StandardCharsets.UTF_8)) {
                read(fromA, acknowledged, 1 + random.nextInt(30));
                read(fromB, acknowledged, 1 + random.nextInt(30));
                kill(a);
                drain(fromA, acknowledged);
                read(fromB, acknowledged, 1 + random.nextInt(30));
                kill(b);
                drain(fromB, acknowledged);
            } finally {
                a.destroyForcibly();
                b.destroyForcibly();
            }
            checkAll(file, acknowledged, job);
        }
    }

    private static String enqueue(Path file) {
        try (SqliteLibrary library = Samples.open(file)) {
            return library.renderQueue().enqueue("c", "{}", "out.mp4");
        }
    }

    private static void checkAll(Path file, List<String> acknowledged, String job) {
        try (SqliteLibrary library = Samples.open(file)) {
            Set<String> there =
                    library.clips(Samples.VIDEO).stream()
                            .map(clip -> clip.clipId().value())
                            .collect(Collectors.toSet());
            assertTrue(there.containsAll(acknowledged), "an acknowledged clip is lost");
            assertTrue(there.size() <= acknowledged.size() + 2L * ROUNDS, "clips from nowhere");
            assertEquals(there.size() + 1, library.pendingChanges());
            assertNotNull(library.get(new EntityKey.Clip(ClipId.of(acknowledged.getFirst()))));
            assertTrue(library.renderQueue().find(job).orElseThrow().interrupted());
            RenderJob again =
                    library.renderQueue()
                            .claim(LeaseOwner.self(), Duration.ofMinutes(1))
                            .orElseThrow();
            assertEquals(job, again.id());
            library.renderQueue().finish(job, LeaseOwner.self(), RenderJob.State.DONE, null);
        }
        try (Database database = Database.open(file, Schema.current())) {
            assertEquals(
                    "ok",
                    database.read(s -> s.first("PRAGMA integrity_check", row -> row.getString(1))));
        }
    }

    private static void read(BufferedReader from, List<String> into, int lines) throws IOException {
        for (int i = 0; i < lines; i++) {
            String line = from.readLine();
            assertNotNull(line, "the writer ended by itself");
            into.add(line);
        }
    }

    /// What it still said before it died.
    private static void drain(BufferedReader from, List<String> into) throws IOException {
        List<String> rest = new ArrayList<>();
        String line;
        while ((line = from.readLine()) != null) {
            rest.add(line);
        }
        // the last line may be cut in the middle
        into.addAll(rest.isEmpty() ? rest : rest.subList(0, rest.size() - 1));
    }

    private static void kill(Process process) throws InterruptedException {
        // the handle's way leaves open what the process had printed
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    private static Process writer(Path file, String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        file.toString(),
                        name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
