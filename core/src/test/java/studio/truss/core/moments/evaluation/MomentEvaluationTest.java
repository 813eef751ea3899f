package studio.truss.core.moments.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.moments.signal.SignalWeights;

class MomentEvaluationTest {
    private final MomentEvaluation evaluation = new MomentEvaluation(1, 4);

    @Test
    void theBestMomentsOfAMadeUpStreamAreWorthIt() {
        assertTrue(evaluation.rank().averagePrecision() > 0.8, evaluation.rank().toString());
    }

    @Test
    void edgesLieInPausesAndLengthsAreAllowed() {
        MomentEvaluation.Edges edges = evaluation.edges();
        assertTrue(edges.startInPause() > 0.9 && edges.endInPause() > 0.9, edges.toString());
        assertEquals(1, edges.lengthAllowed());
    }

    @Test
    void theTopFiveSurviveSmallChanges() {
        MomentEvaluation.Scores scores = evaluation.scores();
        assertTrue(scores.overlapRough() >= 4 && scores.overlapTrimmed() >= 4, scores.toString());
    }

    @Test
    void everySignalIsSwitchedOffInTurn() {
        assertEquals(SignalWeights.all().size(), evaluation.ablation().size());
    }
}
