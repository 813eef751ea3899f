package studio.truss.core.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.LayoutWorld.Kind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Clips on the move under everything that [SyncSimulationTest] does to a world. `-Dseeds=N` runs
/// that many worlds, `-Dseed=S` one alone.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LayoutSimulationTest {
    private static final long SEEDS = Long.getLong("seeds", 12);
    private static final long WITH_BODIES = Long.getLong("seeds", 4);
    private static final Long SEED = Long.getLong("seed");
    private static final long MORE_FROM = 1_000;
    private static final long MORE = 60;
    private static final int STEPS = 120;
    private static final int SHOWN = 5;

    private static final long MUTANT_SEEDS = 60;

    private Path folder;
    private Path template;

    @BeforeAll
    void open() throws IOException {
        Path memory = Path.of("/dev/shm");
        folder =
                Files.isWritable(memory)
                        ? Files.createTempDirectory(memory, "truss-layout")
                        : Files.createTempDirectory("truss-layout");
        template = folder.resolve("template.db");
        SqliteLibrary.open(template, SimDesktop.CREATOR, new SimClock(SimWorld.BEGIN)).close();
    }

    @AfterAll
    void close() throws IOException {
        delete(folder);
    }

    @Test
    void clipsThatMoveAreNotLostOverwrittenDoubledOrBroughtBack() {
        nothingIsLost(SEED != null ? LongStream.of(SEED) : LongStream.range(0, SEEDS), false);
    }

    @Test
    void norAreClipsThatMoveWithLargeValuesBesideTheTable() {
        nothingIsLost(SEED != null ? LongStream.of(SEED) : LongStream.range(0, WITH_BODIES), true);
    }

    @Tag("long")
    @Test
    void norInMoreWorlds() {
        nothingIsLost(LongStream.range(MORE_FROM, MORE_FROM + MORE), false);
    }

    private void nothingIsLost(LongStream which, boolean bodies) {
        AtomicLong moved = new AtomicLong();
        AtomicLong shelved = new AtomicLong();
        long[] seeds = which.toArray();
        List<String> bad =
                LongStream.of(seeds)
                        .parallel()
                        .mapToObj(seed -> run(seed, Kind.RIGHT, bodies, moved, shelved))
                        .filter(words -> !words.isEmpty())
                        .toList();
        System.out.printf(
                "%d worlds with moving clips, %d moves, %d values beside the table, %d with"
                        + " violations%n",
                seeds.length, moved.get(), shelved.get(), bad.size());
        assertEquals(List.of(), bad.stream().limit(SHOWN).toList());
        assertTrue(moved.get() > seeds.length, "too few clips moved: " + moved);
        assertTrue(!bodies || shelved.get() > seeds.length, "too few large values: " + shelved);
    }

    /// A test of the tests.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RIGHT")
    void aMachineThatIsWrongAboutShardsIsNoticed(Kind kind) {
        assertTrue(
                LongStream.range(0, MUTANT_SEEDS)
                        .parallel()
                        .mapToObj(
                                seed -> run(seed, kind, false, new AtomicLong(), new AtomicLong()))
                        .anyMatch(words -> !words.isEmpty()),
                kind + " was not noticed");
    }

    private String run(long seed, Kind kind, boolean bodies, AtomicLong moved, AtomicLong shelved) {
        try {
            Path own = Files.createTempDirectory(folder, "w" + seed + "-");
            try (LayoutWorld world = new LayoutWorld(seed, own, template, kind, bodies)) {
                moved.addAndGet(world.run(STEPS));
                shelved.addAndGet(world.shelved());
                return world.oracle.words.isEmpty() ? "" : "seed " + seed + world.oracle.words;
            } catch (RuntimeException | Error e) {
                throw new IllegalStateException("seed " + seed, e);
            } finally {
                delete(own);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
