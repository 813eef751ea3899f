package studio.truss.core.transfer.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import studio.truss.core.transfer.remote.ObjectStore;

final class PartPlanTest {
    private static final long MIB = 1L << 20;

    @Test
    void smallFileIsOnePart() {
        assertTrue(PartPlan.of(1).isWhole());
        assertTrue(PartPlan.of(16 * MIB).isWhole());
        assertEquals(1, PartPlan.of(16 * MIB).count());
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                16 * MIB + 1,
                24 * MIB,
                100 * MIB + 17,
                70_000 * MIB,
                1_000_000 * MIB + 1,
                5L * 1024 * 1024 * MIB
            })
    void partsAddUpAndAreWithinTheBounds(long size) {
        PartPlan plan = PartPlan.of(size);
        assertTrue(plan.count() <= ObjectStore.PARTS_MAX, plan + " has " + plan.count());
        assertTrue(plan.partSize() >= 8 * MIB && plan.partSize() <= ObjectStore.PART_MAX);
        long sum = 0;
        for (int number = 1; number <= plan.count(); number++) {
            assertEquals(sum, plan.from(number));
            sum += plan.sizeOf(number);
        }
        assertEquals(size, sum);
        assertTrue(plan.sizeOf(plan.count()) > 0);
    }
}
