package studio.truss.app.evaluation;

import studio.truss.app.measure.Row;
import studio.truss.core.shots.Cut;
import studio.truss.core.shots.evaluation.Reel;
import studio.truss.core.shots.evaluation.ShotEvaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The transitions of edit lists cut from real footage, and how many of them are found.
public final class ShotFigures {
    private static final int TRANSITIONS = 220;
    private static final double TARGET = 0.92;

    private ShotFigures() {}

    /// @param notes gets what a reader of the numbers should know
    /// @throws IllegalArgumentException where the footage gives fewer than three reels
    public static List<Row> of(
            ReelReader reader, List<Path> footage, List<Long> seeds, List<String> notes) {
        List<Reel> reels = new ArrayList<>();
        for (Path file : footage) {
            reels.addAll(reader.read(file));
        }
        notes.add("shots: " + reels.size() + " reels from " + footage.size() + " videos.");
        List<Row> rows = new ArrayList<>();
        for (long seed : seeds) {
            ShotEvaluation.Score score = new ShotEvaluation().evaluate(reels, seed, TRANSITIONS);
            String list = "list " + seed;
            rows.add(Row.fact("transitions of " + list, score.transitions(), ""));
            rows.add(Row.atLeast("F1 of " + list, score.f1(), "", TARGET));
            for (Cut.Kind kind : Cut.Kind.values()) {
                int planted = score.planted().getOrDefault(kind, 0);
                int found = score.found().getOrDefault(kind, 0);
                String words = kind.name().toLowerCase(Locale.ROOT) + "s";
                rows.add(
                        Row.fact(
                                "  " + words + " found",
                                planted == 0 ? Double.NaN : (double) found / planted,
                                ""));
            }
            rows.add(Row.fact("  invented", score.invented(), ""));
        }
        return rows;
    }
}
