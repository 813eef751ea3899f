package studio.truss.app.evaluation;

import studio.truss.app.measure.Row;
import studio.truss.core.moments.sound.evaluation.SoundEvaluation;

import java.util.ArrayList;
import java.util.List;

/// What is heard of made-up laughter, crowds, other sounds and pauses.
public final class SoundFigures {
    private static final int CASES = 60;
    private static final long SEED = 2026;

    private SoundFigures() {}

    public static List<Row> of() {
        List<Row> rows = new ArrayList<>();
        for (SoundEvaluation.Share share : new SoundEvaluation(SEED).evaluate(CASES)) {
            rows.add(row(share));
        }
        return rows;
    }

    private static Row row(SoundEvaluation.Share share) {
        String name = share.name();
        String full = name + " (of " + share.of() + ")";
        if (name.startsWith("  ")) {
            return Row.fact(full, share.value(), "");
        }
        if (name.startsWith("edges of pauses")) {
            return Row.atLeast(full, share.value(), "", 0.95);
        }
        if (name.endsWith(" heard")) {
            return Row.atLeast(full, share.value(), "", 0.7);
        }
        return Row.atMost(full, share.value(), "", 0.1);
    }
}
