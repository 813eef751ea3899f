package studio.truss.core.reframe.camera;

import java.util.ArrayList;
import java.util.List;

/// Which steps of a path must be keys so that straight lines between them stay within a tolerance
/// of it; a still path needs one.
final class KeyReduction {
    private final double[] x;
    private final double[] y;
    private final double tolerance;
    private final boolean[] keep;

    KeyReduction(double[] x, double[] y, double tolerance) {
        this.x = x;
        this.y = y;
        this.tolerance = tolerance;
        keep = new boolean[x.length];
    }

    List<Integer> kept() {
        int last = x.length - 1;
        keep[0] = true;
        if (!still()) {
            keep[last] = true;
            divide(0, last);
        }
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            if (keep[i]) {
                kept.add(i);
            }
        }
        return kept;
    }

    private boolean still() {
        for (int i = 1; i < x.length; i++) {
            if (Math.abs(x[i] - x[0]) > tolerance || Math.abs(y[i] - y[0]) > tolerance) {
                return false;
            }
        }
        return true;
    }

    private void divide(int from, int to) {
        int at = -1;
        double most = tolerance;
        for (int i = from + 1; i < to; i++) {
            double f = (double) (i - from) / (to - from);
            double dx = x[i] - (x[from] + (x[to] - x[from]) * f);
            double dy = y[i] - (y[from] + (y[to] - y[from]) * f);
            double far = Math.max(Math.abs(dx), Math.abs(dy));
            if (far > most) {
                most = far;
                at = i;
            }
        }
        if (at > 0) {
            keep[at] = true;
            divide(from, at);
            divide(at, to);
        }
    }
}
