package studio.truss.core.moments.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import studio.truss.core.moments.rule.MomentRule;
import studio.truss.core.moments.signal.SignalWeights;

import java.util.Set;

class MomentEvaluationTest {
    /// Made once: a stream of an hour takes longer to make than to search.
    private static final MomentEvaluation STREAM = new MomentEvaluation(1, 4);

    @Test
    void theBestMomentsOfAMadeUpStreamAreWorthIt() {
        assertTrue(STREAM.rank().averagePrecision() > 0.8, STREAM.rank().toString());
    }

    @Test
    void edgesLieInPausesAndLengthsAreAllowed() {
        MomentEvaluation.Edges edges = STREAM.edges();
        assertTrue(edges.startInPause() > 0.9 && edges.endInPause() > 0.9, edges.toString());
        assertEquals(1, edges.lengthAllowed());
    }

    @Tag("long")
    @Test
    void theTopFiveSurviveSmallChanges() {
        MomentEvaluation.Scores scores = STREAM.scores();
        assertTrue(scores.overlapRough() >= 4 && scores.overlapTrimmed() >= 4, scores.toString());
    }

    @Test
    void aRuleThatIsLeftOutIsMissed() {
        MomentEvaluation.Ruled all = STREAM.without(Set.of());
        assertEquals(0, all.inBlack());
        assertTrue(STREAM.without(Set.of(MomentRule.DULL)).inBlack() > 0);
        double pauses = STREAM.without(Set.of(MomentRule.PAUSES)).edges().startInPause();
        assertTrue(pauses < all.edges().startInPause(), pauses + " of the starts in a pause");
    }

    @Test
    void everySignalThatIsMeasuredIsSwitchedOffInTurn() {
        assertEquals(
                SignalWeights.all().stream()
                        .map(each -> each.signal().name())
                        .filter(name -> !name.equals("gemini"))
                        .toList(),
                STREAM.ablation().stream().map(MomentEvaluation.Without::signal).toList());
    }
}
