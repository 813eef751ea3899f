package studio.truss.core.gemini.merge;

import studio.truss.core.gemini.ModelMoment;

import java.util.ArrayList;
import java.util.List;

/// The moments that are compared head to head.
public final class Finalists {
    public static final int MOST = 12;
    private static final double SAME = 0.3;

    private Finalists() {}

    /// The best of all windows, at most twelve, none of which is largely another; empty where there
    /// are fewer than two, since nothing is to be compared then.
    ///
    /// @param moments best first
    public static List<ModelMoment> of(List<ModelMoment> moments) {
        List<ModelMoment> finalists = new ArrayList<>();
        for (ModelMoment moment : moments) {
            if (finalists.size() < MOST
                    && finalists.stream().noneMatch(f -> f.range().iou(moment.range()) > SAME)) {
                finalists.add(moment);
            }
        }
        return finalists.size() < 2 ? List.of() : List.copyOf(finalists);
    }
}
