package studio.truss.core.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/// The real engine over real files against a table that forgets, doubles, delays and refuses, with
/// a writer that knows nothing of it and processes that end anywhere. `-Dseeds=N` runs that many
/// worlds, `-Dseed=S` one alone.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SyncSimulationTest {
    private static final long SEEDS = Long.getLong("seeds", 120);
    private static final Long SEED = Long.getLong("seed");
    private static final long MUTANT_SEEDS = 150;
    private static final int SHOWN = 5;

    private SimWorlds worlds;

    @BeforeAll
    void open() throws IOException {
        worlds = SimWorlds.open();
    }

    @AfterAll
    void close() throws IOException {
        worlds.close();
    }

    @Test
    void nothingIsLostOverwrittenDoubledOrBroughtBack() {
        long begin = System.nanoTime();
        long[] seeds = (SEED != null ? LongStream.of(SEED) : LongStream.range(0, SEEDS)).toArray();
        List<SimWorlds.Outcome> bad =
                LongStream.of(seeds)
                        .parallel()
                        .mapToObj(seed -> worlds.run(seed, Breakage.NONE))
                        .filter(outcome -> !outcome.violations().isEmpty())
                        .toList();
        Map<String, Integer> kinds = new TreeMap<>();
        bad.forEach(o -> o.violations().forEach((kind, n) -> kinds.merge(kind, 1, Integer::sum)));
        System.out.printf(
                "%d seeds, %.1f a second; worlds with violations: %s%n",
                seeds.length,
                seeds.length / ((System.nanoTime() - begin) / 1e9),
                kinds.isEmpty() ? "none" : kinds);
        List<String> shown = new ArrayList<>();
        bad.stream().limit(SHOWN).forEach(o -> shown.add("seed " + o.seed() + ": " + o.words()));
        assertEquals(List.of(), shown);
    }

    @Test
    void theSameSeedGivesTheSameWorld() {
        long first = worlds.run(7, Breakage.NONE).trace();
        assertEquals(first, worlds.run(7, Breakage.NONE).trace());
        assertNotEquals(first, worlds.run(8, Breakage.NONE).trace());
    }

    /// A test of the tests: each way of breaking the engine must be noticed.
    @ParameterizedTest
    @EnumSource
    void aBrokenEngineIsNoticed(Breakage.Kind kind) {
        List<String> found =
                LongStream.range(0, MUTANT_SEEDS)
                        .parallel()
                        .mapToObj(seed -> worlds.run(seed, new Breakage(kind)))
                        .filter(outcome -> !outcome.violations().isEmpty())
                        .map(outcome -> outcome.violations().keySet().toString())
                        .findAny()
                        .map(List::of)
                        .orElse(List.of());
        assertTrue(!found.isEmpty(), kind + " was not noticed");
    }
}
