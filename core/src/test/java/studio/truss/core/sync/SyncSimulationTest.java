package studio.truss.core.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.List;

/// The real engine over real files against a table that forgets, doubles, delays and refuses, with
/// a writer that knows nothing of it and processes that end anywhere. `-Dseeds=N` runs that many
/// worlds, `-Dfirst=S` from that one on, `-Dseed=S` one alone.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SyncSimulationTest {
    private static final long SEEDS = Long.getLong("seeds", 100);
    private static final long FIRST = Long.getLong("first", 0);
    private static final Long SEED = Long.getLong("seed");
    private static final long MUTANT_SEEDS = 60;
    private static final int SHOWN = 2;

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
        long first = SEED != null ? SEED : FIRST;
        nothingIsLost(first, SEED != null ? SEED + 1 : FIRST + SEEDS);
    }

    private void nothingIsLost(long first, long end) {
        List<SimWorlds.Outcome> bad = new SimRun(worlds, first, end).run();
        List<String> shown =
                bad.stream()
                        .limit(SHOWN)
                        .map(outcome -> worlds.shrunk(outcome, Breakage.NONE))
                        .toList();
        assertTrue(
                bad.isEmpty(),
                () ->
                        "seeds "
                                + bad.stream().map(SimWorlds.Outcome::seed).toList()
                                + System.lineSeparator()
                                + String.join(System.lineSeparator(), shown));
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
        long seed = 0;
        SimWorlds.Outcome outcome = worlds.run(seed, new Breakage(kind));
        while (!outcome.bad() && ++seed < MUTANT_SEEDS) {
            outcome = worlds.run(seed, new Breakage(kind));
        }
        System.out.println(kind + ": seed " + seed + " " + outcome.violations());
        assertTrue(outcome.bad(), kind + " was not noticed");
    }

    @Test
    void whatAFailureDoesNotNeedIsTakenOutOfItsWorld() {
        SimEvents least =
                new SimShrinker(events ->
                        events.has(7) && events.has(90) && !events.without().contains(SimFault.LAG))
                        .shrink(SimEvents.all());
        assertEquals("{7, 90}", least.kept().toString());
        assertFalse(least.without().contains(SimFault.LAG));
        assertTrue(least.without().contains(SimFault.CRASHES));
    }
}
