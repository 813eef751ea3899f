package studio.truss.core.moments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.ledger.Evidence;
import studio.truss.core.moments.signal.ModelMark;
import studio.truss.core.moments.signal.Observations;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a model named, among the other signals.
class NamedMomentsTest {
    private static final ModelMark.Verdict VERDICT =
            new ModelMark.Verdict("gemini-x", "12ab", Map.of("hook", 20, "value", 15), 2, 3);

    private final MomentFinder finder = new MomentFinder();
    private final MomentSettings usual = MomentSettings.usual();
    private final Observations unasked =
            new Scene(1_200).cheer(300, 4).laugh(600, 3).observations();

    private static ModelMark mark(int fromS, int toS, double score) {
        return new ModelMark(
                TimeRange.of(fromS * 1000L, toS * 1000L),
                score,
                "Gemini says " + score,
                "Title " + score,
                "Hook " + score,
                VERDICT);
    }

    private Findings find(ModelMark... marks) {
        return finder.find(unasked.withMarks(List.of(marks)), usual);
    }

    private static Evidence row(Moment moment) {
        return moment.evidence().getLast();
    }

    @Test
    void whatWasNamedRanksFirstWithItsWordsTitleAndHook() {
        Moment first = find(mark(800, 830, 95), mark(1_000, 1_030, 60)).moments().getFirst();
        assertTrue(first.range().iou(TimeRange.of(800_000, 830_000)) > 0.8, first.toString());
        assertEquals("Title 95.0", first.title());
        assertEquals("Hook 95.0", first.hook());
        assertEquals("gemini", row(first).signal());
        assertEquals("Gemini says 95.0", row(first).words());
        assertEquals(95, row(first).raw());
        assertEquals(VERDICT, row(first).verdict());
    }

    @Test
    void aSourceThatNobodyWasAskedAboutIsWeighedByTheRestAlone() {
        Findings found = finder.find(unasked, usual);
        for (Moment moment : found.moments()) {
            assertNull(row(moment).raw());
            assertEquals(0, row(moment).weight());
            assertEquals("not asked", row(moment).words());
            assertEquals(1, moment.evidence().stream().mapToDouble(Evidence::weight).sum(), 1e-9);
        }
        assertTrue(found.curves().stream().noneMatch(c -> c.signal().equals("gemini")));
        assertTrue(found.notes().stream().noneMatch(note -> note.contains("gemini")));
    }

    @Test
    void namingNothingIsAnAnswerToo() {
        Findings found = find();
        assertTrue(found.curves().stream().anyMatch(c -> c.signal().equals("gemini")));
        Evidence row = row(found.moments().getFirst());
        assertEquals(0.0, row.raw());
        assertTrue(row.weight() > 0.2, row.toString());
        assertEquals("Gemini names nothing here", row.words());
    }

    @Test
    void aFortyCountsNearlyNothingAndANinetyInFull() {
        Findings found = find(mark(290, 320, 40), mark(590, 620, 90));
        Moment cheer = at(found, 301_000);
        Moment laugh = at(found, 601_000);
        assertTrue(row(cheer).strength() < 0.1, cheer.toString());
        assertTrue(row(laugh).strength() > 0.9, laugh.toString());
    }

    /// Most of a short video may be named: its usual is then no measure.
    @Test
    void marksAllOverAVideoCountToo() {
        Observations seen = new Scene(120).cheer(80, 4).observations();
        List<ModelMark> marks = List.of(mark(0, 40, 70), mark(40, 70, 70), mark(70, 100, 95));
        Findings found = finder.find(seen.withMarks(marks), usual);
        assertTrue(row(at(found, 81_000)).strength() > 0.5, found.moments().toString());
    }

    @Test
    void contributionsSumToFused() {
        List<Moment> moments = find(mark(290, 320, 70), mark(800, 830, 95)).moments();
        assertTrue(moments.size() >= 2, moments.toString());
        for (Moment moment : moments) {
            assertEquals(
                    moment.fused(),
                    moment.evidence().stream().mapToDouble(Evidence::contribution).sum(),
                    1e-9);
        }
    }

    @Test
    void anotherStretchKeepsItsNeutralTitle() {
        Moment cheer = at(find(), 301_000);
        int end = (int) (cheer.range().endMs() / 1000);
        Moment touched = at(find(mark(end - 1, end + 39, 50)), 301_000);
        assertNotEquals("Title 50.0", touched.title());
        assertNull(touched.hook());
        assertEquals("Gemini names nothing here", row(touched).words());
        assertEquals(0, row(touched).contribution());
    }

    @Test
    void leftOutItMovesNothingAndIsSaid() {
        MomentSettings without = new MomentSettings(null, 12_000, 60_000, Set.of("gemini"));
        Findings found = finder.find(unasked.withMarks(List.of(mark(290, 320, 95))), without);
        assertEquals(ranges(finder.find(unasked, without)), ranges(found));
        assertTrue(found.notes().getFirst().contains("gemini"), found.notes().toString());
        assertEquals("not there", row(found.moments().getFirst()).words());
        assertNull(found.moments().getFirst().hook());
    }

    private static List<TimeRange> ranges(Findings found) {
        return found.moments().stream().map(Moment::range).toList();
    }

    private static Moment at(Findings found, long ms) {
        return found.moments().stream()
                .filter(moment -> moment.range().contains(ms))
                .findFirst()
                .orElseThrow(() -> new AssertionError(found.moments().toString()));
    }
}
