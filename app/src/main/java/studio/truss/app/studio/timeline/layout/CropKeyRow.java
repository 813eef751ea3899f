package studio.truss.app.studio.timeline.layout;

import studio.truss.app.studio.timeline.layout.Lane.Kind;
import studio.truss.app.studio.timeline.model.CropMark;

import java.util.List;
import java.util.Optional;

/// Where the keys of the selected moment's crop stand: along the foot of its score, since in a
/// signal's row they would look like the signal. Keys too near to each other for a hand are marks
/// only, until the view is zoomed.
///
/// @param marks in the order of time
/// @param y of their middle
public record CropKeyRow(List<CropMark> marks, TimelineScale scale, double y) {
    /// From the middle of a key to its corners.
    public static final double RADIUS_PX = 5;

    private static final double ABOVE_FOOT_PX = 9;
    private static final double APART_PX = 9;
    private static final double HIT_PX = 7;

    public CropKeyRow {
        marks = List.copyOf(marks);
    }

    public static CropKeyRow of(List<CropMark> marks, TimelineScale scale, LaneLayout layout) {
        Lane score = layout.of(Kind.SCORE).orElseThrow();
        return new CropKeyRow(marks, scale, score.bottom() - ABOVE_FOOT_PX);
    }

    /// Whether they can be told apart and taken hold of.
    public boolean open() {
        for (int i = 1; i < marks.size(); i++) {
            long between = marks.get(i).ms() - marks.get(i - 1).ms();
            if (between < APART_PX * scale.msPerPx()) {
                return false;
            }
        }
        return !marks.isEmpty();
    }

    public double x(CropMark mark) {
        return scale.xOf((double) mark.ms());
    }

    Optional<CropMark> at(double atX, double atY) {
        if (Math.abs(atY - y) > HIT_PX || !open()) {
            return Optional.empty();
        }
        return marks.stream()
                .filter(mark -> Math.abs(x(mark) - atX) <= HIT_PX)
                .min((a, b) -> Double.compare(Math.abs(x(a) - atX), Math.abs(x(b) - atX)));
    }
}
