package studio.truss.core.reframe.look;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.look.StillPart.Bars;

import java.util.ArrayList;
import java.util.List;

/// Decides which bars a shot has: those that the stretches inside it agree on.
public final class BarVote {
    /// Stretches that belong to a shot less than this say nothing about it.
    private static final double BELONGS = 0.6;

    private static final double AGREE = 0.6;
    private static final double SAME = 0.96;

    private BarVote() {}

    /// @return null where the shot has none
    public static @Nullable Bars in(TimeRange shot, List<StillPart> parts) {
        List<StillPart> voters = new ArrayList<>();
        double weight = 0;
        for (StillPart part : parts) {
            long overlap = part.range().overlapMs(shot);
            boolean mostly = overlap >= BELONGS * part.range().lengthMs();
            boolean allOfIt = overlap >= shot.lengthMs() && overlap > 0;
            if (mostly || allOfIt) {
                voters.add(part);
                weight += overlap;
            }
        }
        Bars best = null;
        double bestFor = 0;
        for (StillPart candidate : voters) {
            Bars bars = candidate.inside();
            if (bars == null) {
                continue;
            }
            double agreed = 0;
            for (StillPart voter : voters) {
                Bars other = voter.inside();
                if (other != null && other.inside().iou(bars.inside()) >= SAME) {
                    agreed += voter.range().overlapMs(shot);
                }
            }
            if (agreed > bestFor) {
                bestFor = agreed;
                best = bars;
            }
        }
        return best != null && bestFor >= AGREE * weight ? best : null;
    }
}
