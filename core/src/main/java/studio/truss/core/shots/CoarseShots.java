package studio.truss.core.shots;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.SmallFrame;

import java.util.ArrayList;
import java.util.List;

/// Says where the picture became another one between two frames that lie seconds apart: about how
/// often a source cuts, not where. One thread.
public final class CoarseShots {
    private static final double STEP_MIN = 8;
    private static final double RESTRUCTURED_MIN = 0.24;
    private static final double CHANGED_MIN = 0.42;

    private final List<Cut> changes = new ArrayList<>();
    private @Nullable Thumb previous;

    /// @return whether the frame shows another picture than the one before it
    public boolean accept(SmallFrame frame) {
        Thumb thumb = new Thumb(frame);
        Thumb before = previous;
        boolean another = before != null && another(before, thumb);
        if (another) {
            changes.add(new Cut(thumb.index, thumb.ms, Cut.Kind.CUT, thumb.ms));
        }
        previous = thumb;
        return another;
    }

    private static boolean another(Thumb before, Thumb after) {
        return before.distanceTo(after) > STEP_MIN
                && before.restructuring(after) > RESTRUCTURED_MIN
                && before.changedShare(after) > CHANGED_MIN;
    }

    /// The changes so far, each at the time of the frame that showed it.
    public List<Cut> changes() {
        return List.copyOf(changes);
    }
}
