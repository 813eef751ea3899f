package studio.truss.core.moments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.ledger.Evidence;
import studio.truss.core.moments.ledger.ScoreScale;
import studio.truss.core.moments.signal.Observations;

import java.util.List;
import java.util.Set;

class MomentFinderTest {
    private final MomentFinder finder = new MomentFinder();
    private final MomentSettings usual = MomentSettings.usual();

    @Test
    void plantedMomentsAreFoundStrongestFirst() {
        Scene scene = new Scene(1_800);
        scene.cheer(300, 4).laugh(300, 3).bang(299).act(298, 8);
        scene.cheer(900, 3).bang(900);
        scene.laugh(1_500, 2);
        Findings found = finder.find(scene.observations(), usual);
        List<Moment> moments = found.moments();
        assertTrue(moments.size() >= 2 && moments.size() <= 6, moments.toString());
        assertTrue(moments.get(0).range().contains(301_000));
        assertTrue(moments.get(1).range().contains(901_000));
        assertTrue(moments.get(0).score() > moments.get(1).score() + 5);
    }

    @Test
    void contributionsSumToFusedAndWeightsToOne() {
        Scene scene = new Scene(1_200);
        scene.cheer(300, 4).laugh(600, 3).bang(900);
        for (Moment moment : finder.find(scene.observations(), usual).moments()) {
            List<Evidence> rows = moment.evidence();
            assertEquals(
                    moment.fused(), rows.stream().mapToDouble(Evidence::contribution).sum(), 1e-9);
            assertEquals(1, rows.stream().mapToDouble(Evidence::weight).sum(), 1e-9);
            assertEquals(ScoreScale.score(moment.fused()), moment.score());
        }
    }

    @Test
    void aMissingSignalIsListedWithoutWeightAndSaid() {
        Scene scene = new Scene(600).cheer(300, 4);
        Findings found = finder.find(scene.observations(), usual);
        Evidence chat = found.moments().getFirst().evidence().getFirst();
        assertEquals("chat", chat.signal());
        assertNull(chat.raw());
        assertEquals(0, chat.weight());
        assertTrue(found.notes().getFirst().contains("chat"), found.notes().toString());
        assertFalse(found.notes().toString().contains("gemini"), found.notes().toString());
    }

    @Test
    void aSignalThatIsSwitchedOffIsMissing() {
        Scene scene = new Scene(600).cheer(300, 4).bang(100);
        MomentSettings without = new MomentSettings(null, 12_000, 60_000, Set.of("cheer"));
        Findings found = finder.find(scene.observations(), without);
        assertTrue(found.notes().getFirst().contains("cheer"));
        assertTrue(found.curves().stream().noneMatch(c -> c.signal().equals("cheer")));
    }

    @Test
    void theSameAgainIsTheSame() {
        Findings a = finder.find(busy(1_800), usual);
        Findings b = finder.find(busy(1_800), usual);
        assertEquals(a.moments(), b.moments());
        assertEquals(a.rejected(), b.rejected());
        assertEquals(a.notes(), b.notes());
    }

    @Test
    void blackAndSilentSixMinutesYieldNothingAndSayWhy() {
        Findings found = finder.find(new Scene(363).black().silent().observations(), usual);
        assertEquals(List.of(), found.moments());
        assertTrue(found.notes().getLast().contains("black"), "said instead: " + found.notes());
    }

    @Test
    void aFrozenPictureWithoutTalkYieldsNothing() {
        Scene scene = new Scene(600).still().cheer(300, 4).bang(100);
        Findings found = finder.find(scene.observations(), usual);
        assertEquals(List.of(), found.moments());
        assertTrue(found.rejected().stream().allMatch(r -> r.reason().equals("frozen picture")));
        assertFalse(found.rejected().isEmpty());
    }

    @Test
    void aTalkOverAStillPictureMayHaveMoments() {
        Scene scene = new Scene(600).still().cheer(300, 4);
        for (int s = 0; s < 590; s += 5) {
            scene.speak(s, s + 4);
        }
        assertFalse(finder.find(scene.observations(), usual).moments().isEmpty());
    }

    @Test
    void whatIsTheSameThroughoutYieldsNothing() {
        Findings found = finder.find(new Scene(600).observations(), usual);
        assertEquals(List.of(), found.moments());
        assertTrue(found.notes().getLast().contains("nothing stands out"));
        Rejected all = found.rejected().getFirst();
        assertEquals(TimeRange.of(0, 600_000), all.range());
        assertTrue(all.reason().contains("stands out"), all.reason());
    }

    @Test
    void twoMinutesWithFourMomentsYieldAllFour() {
        Scene scene = new Scene(132);
        scene.laugh(16, 5).cheer(46, 5).laugh(80, 5).cheer(114, 5);
        assertEquals(4, finder.find(scene.observations(), usual).moments().size());
    }

    @Test
    void fewMinutesAreNotFilledUpWithWhatIsNotWorthIt() {
        Scene scene = new Scene(300);
        scene.laugh(60, 5).act(200, 3);
        List<Moment> moments = finder.find(scene.observations(), usual).moments();
        assertEquals(1, moments.size(), moments.toString());
        assertTrue(moments.getFirst().range().contains(61_000));
    }

    @Test
    void aShortSourceIsTakenWhole() {
        Findings found = finder.find(new Scene(8).speak(1, 7).observations(), usual);
        assertEquals(1, found.moments().size());
        assertEquals(TimeRange.of(0, 8_000), found.moments().getFirst().range());
    }

    @Test
    void aShortSourceThatIsBlackOrFrozenOrSilentAndStillIsNotTaken() {
        assertEquals(0, count(new Scene(8).black()));
        assertEquals(0, count(new Scene(8).still().speak(1, 7)));
        assertEquals(0, count(new Scene(8).still().silent()));
        assertEquals(1, count(new Scene(8).silent()));
    }

    @Test
    void anEmptySourceYieldsNothing() {
        assertEquals(0, count(new Scene(0)));
    }

    @Test
    void defaultsGiveFourToTwelveAnHour() {
        int moments = finder.find(busy(3_600), usual).moments().size();
        assertTrue(moments >= 4 && moments <= 12, "moments: " + moments);
    }

    @Test
    void asManyAsAskedForWhereThereAreEnough() {
        MomentSettings three = new MomentSettings(3, 12_000, 60_000, Set.of());
        Findings found = finder.find(busy(3_600), three);
        assertEquals(3, found.moments().size());
        assertTrue(
                found.rejected().stream().anyMatch(r -> r.reason().contains("3 clips")),
                found.rejected().toString());
    }

    @Test
    void momentsKeepTheirLengthsAndDoNotOverlap() {
        MomentSettings many = new MomentSettings(20, 15_000, 30_000, Set.of());
        List<Moment> moments = finder.find(busy(3_600), many).moments();
        assertTrue(moments.size() > 10);
        for (int i = 0; i < moments.size(); i++) {
            TimeRange a = moments.get(i).range();
            assertTrue(a.lengthMs() >= 15_000 && a.lengthMs() <= 30_000, a.toString());
            assertTrue(a.startMs() >= 0 && a.endMs() <= 3_600_000);
            assertTrue(a.contains(moments.get(i).peakMs()));
            for (Moment b : moments.subList(i + 1, moments.size())) {
                assertTrue(a.overlapMs(b.range()) <= 0.1 * a.lengthMs());
            }
        }
    }

    @Test
    void everyRejectedCandidateHasItsRule() {
        Findings found = finder.find(busy(3_600), usual);
        assertFalse(found.rejected().isEmpty());
        assertEquals(Set.copyOf(found.rejected()).size(), found.rejected().size());
        assertTrue(found.rejected().size() <= 1_000);
        assertTrue(found.rejected().stream().noneMatch(r -> r.reason().isBlank()));
    }

    @Test
    void aBusySixHoursIsSearchedInOneGo() {
        Findings found = finder.find(busy(6 * 3_600), usual);
        assertTrue(found.moments().size() >= 24 && found.moments().size() <= 72);
    }

    @Test
    void theTitleNamesTheStrongestEvidence() {
        Findings found = finder.find(new Scene(1_200).cheer(761, 4).observations(), usual);
        Moment moment = found.moments().getFirst();
        assertTrue(moment.title().startsWith("Cheering at 12:4"), moment.title());
        assertNotEquals("", moment.evidence().get(2).words());
        assertEquals("cheering or applause for 4 s", moment.evidence().get(2).words());
    }

    private int count(Scene scene) {
        return finder.find(scene.observations(), usual).moments().size();
    }

    /// Something every 40 s or so, no two alike.
    private static Observations busy(int seconds) {
        Scene scene = new Scene(seconds);
        for (int s = 20; s + 20 < seconds; s += 37) {
            int kind = s * 7 % 11;
            if (kind < 4) {
                scene.cheer(s, 1 + kind);
            } else if (kind < 8) {
                scene.laugh(s, kind - 3);
            } else {
                scene.bang(s).act(s, 4);
            }
            scene.speak(s - 15, s - 5);
        }
        return scene.observations();
    }
}
