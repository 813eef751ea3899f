package studio.truss.core.moments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.WhyNot.Near;
import studio.truss.core.testing.ClipJobFixture;

import java.util.List;
import java.util.Objects;

class WhyNotTest {
    private static final Findings FOUND =
            new Findings(
                    List.of(ClipJobFixture.moment(43_000, 56_700, 80)),
                    List.of(
                            new Rejected(TimeRange.of(5_000, 15_000), 50, "too near to another"),
                            new Rejected(TimeRange.of(75_000, 85_000), 20, "too little happens")),
                    List.of(),
                    List.of());

    @Test
    void theNearestCandidateIsNamedWithItsRuleThoughAMomentIsNearer() {
        WhyNot why = WhyNot.at(FOUND, 66_400);
        assertEquals(new Near(TimeRange.of(43_000, 56_700), 9_700, true), why.moment());
        Near candidate = Objects.requireNonNull(why.candidate());
        assertEquals(TimeRange.of(75_000, 85_000), candidate.range());
        assertEquals(8_600, candidate.awayMs());
        assertEquals("too little happens", why.rule());
    }

    @Test
    void aCandidateOutOfReachSaysNothing() {
        WhyNot why = WhyNot.at(FOUND, 150_000);
        assertNull(why.candidate());
        assertNull(why.rule());
        assertEquals(93_300, Objects.requireNonNull(why.moment()).awayMs());
    }

    @Test
    void insideNothingIsAway() {
        assertEquals(0, Objects.requireNonNull(WhyNot.at(FOUND, 50_000).moment()).awayMs());
        assertEquals(0, Objects.requireNonNull(WhyNot.at(FOUND, 9_000).candidate()).awayMs());
    }
}
