package studio.truss.app.proof;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The proofs of `truss prove`, with few rounds.
class ProofsTest {
    @TempDir private Path folder;

    @Tag("long")
    @Test
    void nothingIsLostWhereTheProgramOrAWorkerIsKilled() throws Exception {
        try (KillProof proof = new KillProof(folder, 2, line -> {})) {
            KillProof.Report report = proof.run(2);
            assertEquals(List.of(), report.failures());
            assertEquals(2, report.parents() + report.workers());
            assertFalse(report.whole() == 0, report.toString());
        }
    }

    @Test
    void everyDamagedFileGetsAVerdict() throws IOException {
        try (InputProof proof = new InputProof(folder, null)) {
            var verdicts = proof.run(30, 11, done -> {});
            assertEquals(30, verdicts.values().stream().mapToInt(Integer::intValue).sum());
            assertFalse(
                    verdicts.keySet().stream().allMatch(v -> v.equals("usable")),
                    verdicts.toString());
        }
    }

    @Test
    void theSameSeedDoesTheSameDamage() {
        byte[] whole = new byte[10_000];
        Mutator one = new Mutator(5);
        Mutator two = new Mutator(5);
        int changed = 0;
        for (int i = 0; i < 50; i++) {
            byte[] mutant = one.mutant(List.of(whole));
            assertArrayEquals(mutant, two.mutant(List.of(whole)));
            changed += Arrays.equals(mutant, whole) ? 0 : 1;
        }
        assertFalse(changed == 0);
        assertArrayEquals(new byte[10_000], whole);
    }
}
