package studio.truss.core.moments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.TimeRange;

import java.util.List;
import java.util.Set;

class SelectionTest {
    private static Candidate at(long startMs, double fused) {
        return new Candidate(TimeRange.of(startMs, startMs + 20_000), startMs + 10_000, fused);
    }

    private static List<String> reasons(Candidate... candidates) {
        Selection selection = new Selection(MomentSettings.usual(), 3_600_000, Set.of());
        selection.choose(List.of(candidates));
        return selection.rejected().stream().map(Rejected::reason).toList();
    }

    @Test
    void aMomentThatLosesItsPlaceToAnEqualOneIsNotCalledWorse() {
        assertEquals(
                List.of("overlaps an equally good moment at 1:40"),
                reasons(at(100_000, 0.6), at(105_000, 0.6)));
        assertEquals(
                List.of("overlaps a better moment at 1:45"),
                reasons(at(100_000, 0.5), at(105_000, 0.6)));
    }
}
