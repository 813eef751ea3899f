package studio.truss.core.gemini.merge;

import studio.truss.core.gemini.ModelMoment;
import studio.truss.core.gemini.WindowAnswer;
import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The moments of all windows; one that two windows saw is one. The better of both stays, but for
/// one that ends only because its window does.
final class JoinedMoments {
    private static final double SAME = 0.4;
    private static final double INSIDE = 0.8;
    private static final long AT_EDGE_MS = 1_000;

    private JoinedMoments() {}

    private record Seen(ModelMoment moment, WindowAnswer by, boolean cut) {}

    /// Best first.
    static List<ModelMoment> of(List<WindowAnswer> answers) {
        List<Seen> all = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            for (ModelMoment moment : answers.get(i).moments()) {
                all.add(new Seen(moment, answers.get(i), isCut(moment, answers, i)));
            }
        }
        all.sort(
                Comparator.comparing(Seen::cut)
                        .thenComparing(seen -> -seen.moment.score())
                        .thenComparing(seen -> seen.moment.range())
                        .thenComparing(seen -> seen.moment.title()));
        List<Seen> kept = new ArrayList<>();
        for (Seen seen : all) {
            if (kept.stream()
                    .noneMatch(other ->
                            !other.by.window().equals(seen.by.window()) && isSame(other, seen))) {
                kept.add(seen);
            }
        }
        return kept.stream()
                .map(Seen::moment)
                .sorted(
                        Comparator.comparingDouble(ModelMoment::score)
                                .reversed()
                                .thenComparing(ModelMoment::range)
                                .thenComparing(ModelMoment::title))
                .toList();
    }

    /// Whether a moment ends at an edge behind which another window goes on.
    private static boolean isCut(ModelMoment moment, List<WindowAnswer> answers, int i) {
        TimeRange window = answers.get(i).window().range();
        return (i > 0 && moment.range().startMs() - window.startMs() < AT_EDGE_MS)
                || (i + 1 < answers.size() && window.endMs() - moment.range().endMs() < AT_EDGE_MS);
    }

    private static boolean isSame(Seen one, Seen other) {
        TimeRange a = one.moment.range();
        TimeRange b = other.moment.range();
        return a.iou(b) >= SAME || a.overlapMs(b) >= INSIDE * Math.min(a.lengthMs(), b.lengthMs());
    }
}
