package studio.truss.app.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;

import java.util.List;

class LookedAtTest {
    private static final EntityKey A = new EntityKey.Clip(ClipId.of("a"));
    private static final EntityKey B = new EntityKey.Clip(ClipId.of("b"));

    private final LookedAt lookedAt = new LookedAt();

    @Test
    void anItemIsDueAgainAfterHalfAMinute() {
        assertEquals(List.of(A), lookedAt.due(List.of(A, A), 1_000));
        assertEquals(List.of(B), lookedAt.due(List.of(A, B), 30_999));
        assertEquals(List.of(A), lookedAt.due(List.of(A, B), 31_000));
    }

    @Test
    void aClockThatWasPutBackHoldsNothingUp() {
        lookedAt.due(List.of(A), 100_000);
        assertEquals(List.of(A), lookedAt.due(List.of(A), 1_000));
    }
}
