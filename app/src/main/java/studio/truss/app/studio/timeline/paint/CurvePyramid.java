package studio.truss.app.studio.timeline.paint;

import studio.truss.app.studio.timeline.model.Curve;

import java.util.ArrayList;
import java.util.List;

/// The highest values of a curve over 1, 2, 4, 8... of its hops, so that a stretch of any length is
/// summed up by a few reads.
final class CurvePyramid {
    private final int hopMs;
    private final List<float[]> levels = new ArrayList<>();

    CurvePyramid(Curve curve) {
        hopMs = curve.hopMs();
        float[] level = curve.values();
        levels.add(level);
        while (level.length > 1) {
            float[] next = new float[(level.length + 1) / 2];
            for (int i = 0; i < next.length; i++) {
                int right = Math.min(2 * i + 1, level.length - 1);
                next[i] = Math.max(level[2 * i], level[right]);
            }
            levels.add(next);
            level = next;
        }
    }

    int hopMs() {
        return hopMs;
    }

    /// The highest value of a stretch; within a hop the line from middle to middle of the hops.
    float at(double fromMs, double toMs) {
        if (toMs - fromMs < hopMs) {
            double at = (fromMs + toMs) / 2 / hopMs - 0.5;
            long left = (long) Math.floor(at);
            float part = (float) (at - left);
            return near(left) * (1 - part) + near(left + 1) * part;
        }
        return highest((long) Math.floor(fromMs / hopMs), (long) Math.ceil(toMs / hopMs));
    }

    /// The highest of the hops `from` to `to`, the last excluded; 0 outside the curve.
    float highest(long from, long to) {
        long left = Math.max(0, from);
        long right = Math.min(levels.getFirst().length, to);
        float highest = 0;
        // the longest bins that begin and end inside: a few on each side, whatever the length
        while (left < right) {
            int level = 0;
            while (level + 1 < levels.size()
                    && left % (2L << level) == 0
                    && left + (2L << level) <= right) {
                level++;
            }
            highest = Math.max(highest, levels.get(level)[(int) (left >> level)]);
            left += 1L << level;
        }
        return highest;
    }

    private float near(long index) {
        float[] values = levels.getFirst();
        return values.length == 0 ? 0 : values[Math.clamp(index, 0, values.length - 1)];
    }
}
