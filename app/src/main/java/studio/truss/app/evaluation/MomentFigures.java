package studio.truss.app.evaluation;

import studio.truss.app.measure.Row;
import studio.truss.core.moments.evaluation.MomentEvaluation;

import java.util.ArrayList;
import java.util.List;

/// Edges, scores and ablations over made-up streams.
public final class MomentFigures {
    private static final int STREAMS = 6;
    private static final long SEED = 11;

    private final MomentEvaluation evaluation = new MomentEvaluation(STREAMS, SEED);

    public List<Row> edges() {
        MomentEvaluation.Edges edges = evaluation.edges();
        return List.of(
                Row.fact("edges: moments looked at", edges.moments(), ""),
                Row.atLeast("edges: starts in a pause", edges.startInPause(), "", 0.95),
                Row.atLeast("edges: ends in a pause", edges.endInPause(), "", 0.95),
                Row.atLeast(
                        "edges: starts 0.2-0.5 s before a sentence",
                        edges.startOnSentence(),
                        "",
                        0.9),
                Row.atLeast(
                        "edges: ends 0.35-0.7 s after a sentence or reaction",
                        edges.endOnSentence(),
                        "",
                        0.8),
                Row.atLeast("edges: 12-60 s long", edges.lengthAllowed(), "", 1));
    }

    public List<Row> scores() {
        MomentEvaluation.Scores scores = evaluation.scores();
        return List.of(
                Row.atLeast(
                        "scores: same top five through a bad encoder, worst stream",
                        scores.overlapRough(),
                        "",
                        4),
                Row.atLeast(
                        "scores: same top five without the first 10 s, worst stream",
                        scores.overlapTrimmed(),
                        "",
                        4),
                Row.fact("scores: lowest", scores.lowest(), ""),
                Row.fact("scores: highest", scores.highest(), ""),
                Row.atLeast("scores: middle half spans", scores.quartile(), "", 20));
    }

    public List<Row> ablation() {
        List<Row> rows = new ArrayList<>();
        MomentEvaluation.Rank all = evaluation.rank();
        rows.add(Row.fact("ablation: AP with all signals", all.averagePrecision(), ""));
        rows.add(Row.fact("ablation: precision with all signals", all.precision(), ""));
        for (MomentEvaluation.Without without : evaluation.ablation()) {
            rows.add(
                    Row.fact(
                                    "ablation: AP without " + without.signal(),
                                    without.rank().averagePrecision(),
                                    "")
                            .against(all.averagePrecision()));
            rows.add(
                    Row.fact(
                                    "ablation: precision without " + without.signal(),
                                    without.rank().precision(),
                                    "")
                            .against(all.precision()));
        }
        return rows;
    }
}
