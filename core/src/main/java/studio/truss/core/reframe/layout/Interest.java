package studio.truss.core.reframe.layout;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.look.PictureTrack;
import studio.truss.core.reframe.look.Salience;
import studio.truss.core.reframe.look.SalienceMeter;

import java.util.Arrays;
import java.util.List;

/// How much each column of the picture draws the eye through a shot.
///
/// @param moves motion by sample and column
/// @param columns what moves or stands out, by sample and column: at most 1 in all of a sample
record Interest(double[][] moves, double[][] columns) {
    private static final int COLUMNS = SalienceMeter.COLUMNS;

    /// Motion of so many levels on average is enough to go by it alone.
    private static final double MOTION_ENOUGH = 0.25;

    /// What stands out counts less than what moves.
    private static final double STANDS = 0.6;

    /// What lies at the border counts half of what lies in the middle.
    private static final double MIDDLE_SPREAD = 0.35;

    /// Samples to each side that a sample is seen together with.
    private static final int BESIDE = 6;

    private static final double BESIDE_FADE = 3;

    /// A change so many times that before and after it is no motion.
    private static final double BURST = 6;

    static Interest in(TimeRange range, PictureTrack seen) {
        double[][] moves = moves(seen, range);
        return new Interest(moves, columns(moves, seen.salience()));
    }

    /// Motion by sample and column. What changed across the cut before the shot is no motion, nor
    /// is a change many times that before and after it: a cut that was missed, or a flash.
    private static double[][] moves(PictureTrack seen, TimeRange range) {
        int n = seen.ms().length;
        double[][] moves = new double[n][COLUMNS];
        double[] sums = new double[n];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < COLUMNS; c++) {
                moves[i][c] = seen.salience().get(i).movesIn(c);
                sums[i] += moves[i][c];
            }
        }
        double[][] kept = new double[n][];
        for (int i = 0; i < n; i++) {
            double beside = Math.max(i > 0 ? sums[i - 1] : 0, i + 1 < n ? sums[i + 1] : 0);
            boolean cut =
                    seen.ms()[i] - range.startMs() < SalienceMeter.APART_MS
                            || sums[i] > BURST * (beside + MOTION_ENOUGH * COLUMNS);
            kept[i] = cut ? new double[COLUMNS] : moves[i];
        }
        return kept;
    }

    /// 1 in all of a sample before the middle is favoured.
    private static double[][] columns(double[][] motion, List<Salience> samples) {
        double[][] interest = new double[samples.size()][COLUMNS];
        for (int i = 0; i < samples.size(); i++) {
            double[] moves = new double[COLUMNS];
            double[] stands = new double[COLUMNS];
            double weight = 0;
            for (int k = Math.max(0, i - BESIDE);
                    k <= Math.min(samples.size() - 1, i + BESIDE);
                    k++) {
                double w = Math.exp(-Math.abs(k - i) / BESIDE_FADE);
                weight += w;
                for (int c = 0; c < COLUMNS; c++) {
                    moves[c] += w * motion[k][c];
                }
            }
            for (int c = 0; c < COLUMNS; c++) {
                stands[c] = samples.get(i).standsIn(c);
            }
            double moved = Arrays.stream(moves).sum();
            double stood = Arrays.stream(stands).sum();
            double byMotion = Math.min(1, moved / weight / COLUMNS / MOTION_ENOUGH);
            for (int c = 0; c < COLUMNS; c++) {
                double value =
                        (moved > 0 ? byMotion * moves[c] / moved : 0)
                                + (stood > 0 ? (1 - byMotion) * STANDS * stands[c] / stood : 0);
                interest[i][c] = value * favour(c);
            }
        }
        return interest;
    }

    private static double favour(int column) {
        double aside = (column + 0.5) / COLUMNS - 0.5;
        return 0.5 + 0.5 * Math.exp(-0.5 * Math.pow(aside / MIDDLE_SPREAD, 2));
    }
}
