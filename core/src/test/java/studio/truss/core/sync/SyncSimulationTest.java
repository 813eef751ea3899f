package studio.truss.core.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import studio.truss.core.library.sqlite.SqliteLibrary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The real engine over real files against a table that forgets, doubles, delays and refuses, with a
/// writer that knows nothing of it and processes that end anywhere. `-Dseeds=N` runs more worlds,
/// `-Dseed=S` one alone.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SyncSimulationTest {
    private static final int STEPS = 120;
    private static final long SEEDS = Long.getLong("seeds", 300);
    private static final Long SEED = Long.getLong("seed");
    private static final int SHOWN = 5;

    private Path folder;
    private Path template;

    @BeforeAll
    void makeTemplate() throws IOException {
        Path memory = Path.of("/dev/shm");
        folder =
                Files.isWritable(memory)
                        ? Files.createTempDirectory(memory, "truss-sim")
                        : Files.createTempDirectory("truss-sim");
        template = folder.resolve("template.db");
        SqliteLibrary.open(template, SimDesktop.CREATOR, new SimClock(1_790_000_000_000L)).close();
    }

    @org.junit.jupiter.api.AfterAll
    void remove() throws IOException {
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private record Outcome(long seed, Map<String, Integer> violations, List<String> words) {}

    private Outcome world(long seed, Breakage breakage) {
        Path own = folder.resolve("w" + seed + "-" + Thread.currentThread().threadId());
        try {
            Files.createDirectories(own);
            try (SimWorld world = new SimWorld(seed, own, template, breakage)) {
                world.run(STEPS);
                return new Outcome(seed, world.oracle.violations, world.oracle.words);
            } finally {
                delete(own);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (RuntimeException | Error e) {
            throw new IllegalStateException("seed " + seed, e);
        }
    }

    @Test
    void nothingIsLostOverwrittenDoubledOrBroughtBack() {
        long begin = System.nanoTime();
        LongStream seeds = SEED != null ? LongStream.of(SEED) : LongStream.range(0, SEEDS);
        AtomicLong done = new AtomicLong();
        List<Outcome> bad =
                seeds.parallel()
                        .mapToObj(seed -> {
                            done.incrementAndGet();
                            return world(seed, Breakage.NONE);
                        })
                        .filter(outcome -> !outcome.violations().isEmpty())
                        .toList();
        Map<String, Integer> kinds = new TreeMap<>();
        bad.forEach(o -> o.violations().forEach((kind, n) -> kinds.merge(kind, 1, Integer::sum)));
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "%d seeds, %.0f a second; worlds with violations: %s%n",
                done.get(), done.get() / seconds, kinds.isEmpty() ? "none" : kinds);
        List<String> shown = new ArrayList<>();
        bad.stream()
                .limit(SHOWN)
                .forEach(o -> shown.add("seed " + o.seed() + ": " + o.words()));
        assertEquals(List.of(), shown);
    }
}
