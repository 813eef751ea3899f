package studio.truss.core.reframe.camera;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The laziest way of a camera along one axis: it may stay up to a tolerance away from what it
/// follows, moves only when it must, never back and forth without need, and eases in and out.
///
/// The way is the shortest line through the corridor around the positions (a taut string), made
/// smooth over a second.
final class CameraPath {
    static final int STEP_MS = 100;

    /// Half the width of the smoothing, in steps.
    private static final int EASE = 6;

    /// The camera has come to rest so long before the end.
    private static final long SETTLED_MS = 400;

    private CameraPath() {}

    /// @param ms times of the positions, ascending, at least one
    /// @param wanted positions
    /// @param slack how far the camera may be from each of them
    /// @param ease times the usual time to start and stop in
    /// @return positions at `startMs`, `startMs` + 100 ... up to `endMs`
    static double[] solve(
            long[] ms, double[] wanted, double slack, long startMs, long endMs, double ease) {
        int reach = (int) Math.max(1, Math.round(EASE * ease));
        List<double[]> corners = corners(settled(ms, endMs), wanted, slack);
        int steps = (int) Math.max(1, (endMs - startMs + STEP_MS - 1) / STEP_MS + 1);
        double[] path = new double[steps];
        int at = 0;
        for (int i = 0; i < steps; i++) {
            double now = startMs + (double) i * STEP_MS;
            while (at + 1 < corners.size() && corners.get(at + 1)[0] <= now) {
                at++;
            }
            double[] from = corners.get(at);
            double[] to = corners.get(Math.min(at + 1, corners.size() - 1));
            path[i] =
                    now <= from[0] || to[0] <= from[0]
                            ? from[1]
                            : from[1] + (to[1] - from[1]) * (now - from[0]) / (to[0] - from[0]);
        }
        return smooth(smooth(path, reach), reach);
    }

    /// What is wanted in the last moments is wanted a little before, so that the camera rests at a
    /// cut; longer stretches only, a short one would be spoilt by it.
    private static long[] settled(long[] ms, long endMs) {
        long from = ms[0];
        long length = endMs - from;
        if (length < 5 * SETTLED_MS) {
            return ms;
        }
        long[] earlier = ms.clone();
        long bendMs = endMs - 4 * SETTLED_MS;
        for (int i = 0; i < ms.length; i++) {
            if (ms[i] > bendMs) {
                earlier[i] = bendMs + (ms[i] - bendMs) * 3 / 4;
            }
        }
        return earlier;
    }

    /// The corners (time, position) of the taut string.
    private static List<double[]> corners(long[] ms, double[] wanted, double slack) {
        int n = ms.length;
        double low = wanted[0] - slack;
        double high = wanted[0] + slack;
        int i = 1;
        while (i < n && wanted[i] - slack <= high && wanted[i] + slack >= low) {
            low = Math.max(low, wanted[i] - slack);
            high = Math.min(high, wanted[i] + slack);
            i++;
        }
        List<double[]> corners = new ArrayList<>();
        if (i == n) {
            corners.add(new double[] {ms[0], nearest(wanted, low, high)});
            return corners;
        }
        double start = wanted[i] > high ? high : low;
        corners.add(new double[] {ms[0], start});
        int apex = 0;
        while (apex < n - 1) {
            apex = addCorner(ms, wanted, slack, apex, corners);
        }
        return corners;
    }

    /// The middle of what was wanted, as far as the corridor allows.
    private static double nearest(double[] wanted, double low, double high) {
        double[] sorted = wanted.clone();
        Arrays.sort(sorted);
        double middle = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return Math.clamp(middle, low, high);
    }

    /// Adds the next point in which the string from the last corner touches a wall, or its end.
    ///
    /// @return the number of the position at which that is
    private static int addCorner(
            long[] ms, double[] wanted, double slack, int apex, List<double[]> corners) {
        double value = corners.getLast()[1];
        double lowest = -Double.MAX_VALUE;
        double highest = Double.MAX_VALUE;
        int lowestAt = apex + 1;
        int highestAt = apex + 1;
        int last = ms.length - 1;
        for (int k = apex + 1; k <= last; k++) {
            double dt = Math.max(1, ms[k] - ms[apex]);
            double slopeLow = (wanted[k] - slack - value) / dt;
            double slopeHigh = (wanted[k] + slack - value) / dt;
            if (slopeLow > highest || slopeHigh < lowest) {
                return slopeLow > highest
                        ? add(corners, ms, highestAt, wanted[highestAt] + slack)
                        : add(corners, ms, lowestAt, wanted[lowestAt] - slack);
            }
            if (slopeLow >= lowest) {
                lowest = slopeLow;
                lowestAt = k;
            }
            if (slopeHigh <= highest) {
                highest = slopeHigh;
                highestAt = k;
            }
        }
        // Everything to the end is in sight: stand still if that fits, else go to the nearer wall.
        if (lowest > 0) {
            return add(corners, ms, lowestAt, wanted[lowestAt] - slack);
        }
        return highest < 0
                ? add(corners, ms, highestAt, wanted[highestAt] + slack)
                : add(corners, ms, last, value);
    }

    private static int add(List<double[]> corners, long[] ms, int at, double position) {
        corners.add(new double[] {ms[at], position});
        return at;
    }

    /// The path begins as it goes on: who walks already when a shot begins is not waited for.
    /// Towards its end it is smoothed less and less, so that it comes to rest before a cut and not
    /// in it.
    private static double[] smooth(double[] path, int reach) {
        int n = path.length;
        double[] smoothed = new double[n];
        for (int i = 0; i < n; i++) {
            int within = Math.min(reach, n - 1 - i);
            double sum = 0;
            for (int k = i - within; k <= i + within; k++) {
                sum += k < 0 ? 2 * path[0] - path[Math.min(-k, n - 1)] : path[k];
            }
            smoothed[i] = sum / (2 * within + 1);
        }
        return smoothed;
    }
}
