package studio.truss.core.shots;

import org.jspecify.annotations.Nullable;

/// Finds dissolves: for a while the colours move evenly on a straight line from one picture to
/// another, and the detail sinks in between. Pans, zooms and changes of light fail one of the two.
final class DissolveRule {
    private static final int[] LENGTHS = {6, 9, 13, 19, 28, 41, 60, 90};
    private static final long LONGEST_MS = 3_200;

    /// What is over sooner is a flash, or a cut through a blended frame.
    private static final int SHORTEST_FRAMES = 5;

    private static final double WAY_MIN = 13;
    private static final double STRAIGHT_MIN = 0.8;

    /// Where camera or people move while the pictures mix, the way is not straight; then the mixing
    /// must be even and the loss of detail clear.
    private static final double MOVING_STRAIGHT_MIN = 0.6;

    private static final double MOVING_DETAIL_MAX = 0.6;
    private static final double MOVING_RESIDUAL_MAX = 0.5;
    private static final double UNEVEN_MAX = 0.1;
    private static final double QUARTER_MAX = 0.55;
    private static final double DETAIL_MAX = 0.8;
    private static final double RESTRUCTURED_MIN = 0.24;
    private static final double RESIDUAL_MAX = 0.35;

    /// From the last frame of the old shot to the first of the new one.
    record Found(int from, int to) {}

    private int bestFrom = -1;
    private int bestTo = -1;
    private double bestScore;

    /// Looks at the windows that end at `i` and begin after `notBefore` (the last cut).
    ///
    /// @return a dissolve that is certainly over
    @Nullable Found look(History history, int i, int notBefore) {
        for (int length : LENGTHS) {
            int from = i - length;
            if (from < Math.max(notBefore, history.begin())
                    || history.ms(i) - history.ms(from) > LONGEST_MS) {
                break;
            }
            double score = score(history, from, i);
            if (score > bestScore) {
                bestScore = score;
                bestFrom = from;
                bestTo = i;
            }
        }
        boolean over = bestTo >= 0 && i - bestTo > Math.max(4, (bestTo - bestFrom) / 2);
        return over ? take(history, i, notBefore) : null;
    }

    /// The dissolve in hand when the source ends or a cut comes, if there is one.
    @Nullable Found finish(History history, int last, int notBefore) {
        return bestTo >= 0 ? take(history, last, notBefore) : null;
    }

    void forget() {
        bestFrom = -1;
        bestTo = -1;
        bestScore = 0;
    }

    private @Nullable Found take(History history, int last, int notBefore) {
        int margin = (bestTo - bestFrom) / 3 + 2;
        int from = Math.max(Math.max(notBefore, history.begin()), bestFrom - margin);
        Found found = fit(history, from, Math.min(last, bestTo + margin));
        forget();
        return found.to() - found.from() < SHORTEST_FRAMES ? null : found;
    }

    private static double score(History history, int from, int to) {
        Thumb a = history.thumb(from);
        Thumb b = history.thumb(to);
        double way = a.coarseDistanceTo(b);
        if (way < WAY_MIN || FadeRule.flat(a) || FadeRule.flat(b)) {
            return 0;
        }
        double walked = 0;
        double longest = 0;
        for (int quarter = 0; quarter < 4; quarter++) {
            Thumb p = history.thumb(from + (to - from) * quarter / 4);
            Thumb q = history.thumb(from + (to - from) * (quarter + 1) / 4);
            double step = p.coarseDistanceTo(q);
            walked += step;
            longest = Math.max(longest, step);
        }
        double straight = way / walked;
        if (straight < MOVING_STRAIGHT_MIN || longest > QUARTER_MAX * walked) {
            return 0;
        }
        boolean moving = straight < STRAIGHT_MIN;
        if (moving && !even(history, from, to)) {
            return 0;
        }
        Thumb middle = history.thumb((from + to) / 2);
        if (middle.detail > (moving ? MOVING_DETAIL_MAX : DETAIL_MAX) * (a.detail + b.detail) / 2
                || FadeRule.flat(middle)
                || a.restructuring(b) < RESTRUCTURED_MIN
                || middle.residualOfMix(a, b) > (moving ? MOVING_RESIDUAL_MAX : RESIDUAL_MAX)) {
            return 0;
        }
        return way * straight;
    }

    /// Whether the share of the new picture grows evenly, whatever else moves.
    private static boolean even(History history, int from, int to) {
        Thumb a = history.thumb(from);
        Thumb b = history.thumb(to);
        for (int quarter = 1; quarter < 4; quarter++) {
            double share = history.thumb(from + (to - from) * quarter / 4).shareBetween(a, b);
            if (Math.abs(share - quarter / 4.0) > UNEVEN_MAX) {
                return false;
            }
        }
        return true;
    }

    /// The ramp that fits the share of the new picture best.
    private static Found fit(History history, int from, int to) {
        Thumb a = history.thumb(from);
        Thumb b = history.thumb(to);
        int n = to - from + 1;
        double[] share = new double[n];
        for (int k = 0; k < n; k++) {
            share[k] = history.thumb(from + k).shareBetween(a, b);
        }
        double least = Double.MAX_VALUE;
        int bestBegin = 0;
        int bestEnd = n - 1;
        for (int begin = 0; begin < n - 3; begin++) {
            for (int end = begin + 3; end < n; end++) {
                double error = rampError(share, begin, end);
                if (error < least) {
                    least = error;
                    bestBegin = begin;
                    bestEnd = end;
                }
            }
        }
        return new Found(from + bestBegin, from + bestEnd);
    }

    /// Squared error of the best line through (ramp, share), the ramp rising from `begin` to `end`.
    private static double rampError(double[] share, int begin, int end) {
        int n = share.length;
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double sxy = 0;
        double syy = 0;
        for (int k = 0; k < n; k++) {
            double x = Math.clamp((double) (k - begin) / (end - begin), 0, 1);
            sx += x;
            sy += share[k];
            sxx += x * x;
            sxy += x * share[k];
            syy += share[k] * share[k];
        }
        double varX = sxx - sx * sx / n;
        double cov = sxy - sx * sy / n;
        double varY = syy - sy * sy / n;
        return varX < 1e-9 ? varY : varY - cov * cov / varX;
    }
}
