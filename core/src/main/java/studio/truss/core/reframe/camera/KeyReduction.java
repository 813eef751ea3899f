package studio.truss.core.reframe.camera;

import java.util.ArrayList;
import java.util.List;

/// Which steps of a path must be keys so that straight lines between them stay within a tolerance
/// of it; a still path needs one. From each key the next is as far ahead as can be: the lines that
/// pass all steps between near enough are a cone that narrows from step to step.
final class KeyReduction {
    private final double[] x;
    private final double[] y;
    private final double tolerance;

    KeyReduction(double[] x, double[] y, double tolerance) {
        this.x = x;
        this.y = y;
        this.tolerance = tolerance;
    }

    List<Integer> kept() {
        List<Integer> kept = new ArrayList<>(List.of(0));
        if (!still()) {
            while (kept.getLast() < x.length - 1) {
                kept.add(farthest(kept.getLast()));
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

    private int farthest(int from) {
        Cone acrossX = new Cone(x, from);
        Cone acrossY = new Cone(y, from);
        int farthest = from + 1;
        for (int to = from + 1; to < x.length && acrossX.open() && acrossY.open(); to++) {
            if (acrossX.holds(to) && acrossY.holds(to)) {
                farthest = to;
            }
            acrossX.narrow(to);
            acrossY.narrow(to);
        }
        return farthest;
    }

    /// Slopes of lines from one step that pass near enough all steps that it was narrowed by.
    private final class Cone {
        private final double[] path;
        private final int from;
        private double least = Double.NEGATIVE_INFINITY;
        private double most = Double.POSITIVE_INFINITY;

        Cone(double[] path, int from) {
            this.path = path;
            this.from = from;
        }

        boolean open() {
            return least <= most;
        }

        boolean holds(int to) {
            double slope = (path[to] - path[from]) / (to - from);
            return slope >= least && slope <= most;
        }

        void narrow(int by) {
            double away = path[by] - path[from];
            least = Math.max(least, (away - tolerance) / (by - from));
            most = Math.min(most, (away + tolerance) / (by - from));
        }
    }
}
