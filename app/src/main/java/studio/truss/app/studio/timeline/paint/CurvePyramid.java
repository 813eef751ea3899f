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

    /// The level whose bins are at least so long.
    int levelAtLeast(double ms) {
        int level = 0;
        while (level < levels.size() - 1 && binMs(level) < ms) {
            level++;
        }
        return level;
    }

    double binMs(int level) {
        return (double) hopMs * (1L << level);
    }

    /// The highest value of a bin; 0 outside the curve.
    float bin(int level, long index) {
        float[] bins = levels.get(level);
        return index < 0 || index >= bins.length ? 0 : bins[(int) index];
    }

    /// The highest value of a stretch; within a hop the line from middle to middle of the hops.
    float at(double fromMs, double toMs) {
        double length = toMs - fromMs;
        if (length < hopMs) {
            double at = (fromMs + toMs) / 2 / hopMs - 0.5;
            long left = (long) Math.floor(at);
            float part = (float) (at - left);
            return near(left) * (1 - part) + near(left + 1) * part;
        }
        int level = Math.max(0, levelAtLeast(length) - 1);
        long last = (long) Math.ceil(toMs / binMs(level)) - 1;
        float highest = 0;
        for (long i = (long) Math.floor(fromMs / binMs(level)); i <= last; i++) {
            highest = Math.max(highest, bin(level, i));
        }
        return highest;
    }

    private float near(long index) {
        float[] values = levels.getFirst();
        return values.length == 0 ? 0 : values[Math.clamp(index, 0, values.length - 1)];
    }
}
