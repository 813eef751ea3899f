package studio.truss.app.evaluation;

import studio.truss.app.measure.Row;
import studio.truss.core.moments.evaluation.MomentEvaluation;
import studio.truss.core.moments.rule.MomentRule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
                Row.fact("edges: without a scrap of another shot", edges.clean(), ""),
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
        rules(rows);
        return rows;
    }

    private void rules(List<Row> rows) {
        MomentEvaluation.Ruled all = evaluation.without(Set.of());
        rows.add(Row.fact("ablation: F1 of the moments offered unasked", all.offered(), ""));
        rows.add(Row.atMost("ablation: moments in a black picture", all.inBlack(), "", 0));
        for (MomentRule rule : MomentRule.values()) {
            MomentEvaluation.Ruled ruled = evaluation.without(Set.of(rule));
            rows.add(
                    Row.fact(
                                    "ablation: AP without '" + rule.words() + "'",
                                    ruled.rank().averagePrecision(),
                                    "")
                            .against(all.rank().averagePrecision()));
            compare(rows, "F1 unasked", ruled.offered(), all.offered());
            compare(rows, "in black", ruled.inBlack(), all.inBlack());
            compare(
                    rows,
                    "starts in a pause",
                    ruled.edges().startInPause(),
                    all.edges().startInPause());
            compare(rows, "ends in a pause", ruled.edges().endInPause(), all.edges().endInPause());
            compare(
                    rows,
                    "starts before a sentence",
                    ruled.edges().startOnSentence(),
                    all.edges().startOnSentence());
            compare(rows, "without a scrap of a shot", ruled.edges().clean(), all.edges().clean());
            compare(
                    rows,
                    "ends after one or a reaction",
                    ruled.edges().endOnSentence(),
                    all.edges().endOnSentence());
        }
    }

    /// What a rule does not touch is not printed.
    private static void compare(List<Row> rows, String name, double without, double with) {
        if (Math.abs(without - with) > 1e-9) {
            rows.add(Row.fact("  " + name, without, "").against(with));
        }
    }
}
