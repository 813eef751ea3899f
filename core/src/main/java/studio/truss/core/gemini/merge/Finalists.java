package studio.truss.core.gemini.merge;

import studio.truss.core.gemini.ModelMoment;

import java.util.ArrayList;
import java.util.List;

/// The moments that are compared head to head.
public final class Finalists {
    private static final int MOST = 12;
    private static final double SAME = 0.3;

    private Finalists() {}

    /// How many there may be; 0 where nothing is to be compared.
    ///
    /// @param moments that are asked for at most
    /// @param minMs how long each is at least
    public static int most(int moments, long minMs, long durationMs) {
        // two that share all but what sets them apart
        boolean apart = durationMs >= minMs * 2 / (1 + SAME);
        return moments < 2 || !apart ? 0 : Math.min(MOST, moments);
    }

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
