package studio.truss.core.shots;

import studio.truss.core.media.SmallFrame;

import java.util.Arrays;

/// A frame reduced to a grid of mean colours (luma and two colour differences, 0..255), in which
/// two frames are compared cheaply and a little motion does not matter. Immutable once made.
final class Thumb {
    static final int COLUMNS = 48;
    static final int ROWS = 27;
    static final int CELLS = COLUMNS * ROWS;
    static final int COARSE_COLUMNS = 16;
    static final int COARSE_ROWS = 9;
    private static final int COARSE = COARSE_COLUMNS * COARSE_ROWS;

    /// Search range for a move of the whole picture, in cells.
    private static final int REACH_X = 18;

    private static final int REACH_Y = 8;

    private static final int SHAKE = 2;

    /// Below this plain distance two neighbours are taken as one shot without looking for a move.
    private static final double SURELY_ALIKE = 3;

    final int index;
    final long ms;

    /// Luma, then the two colour differences, plane after plane.
    private final float[] cells = new float[3 * CELLS];

    private final float[] low = new float[3 * CELLS];
    private final float[] high = new float[3 * CELLS];
    private final float[] coarse = new float[3 * COARSE];

    /// Mean and standard deviation of the luma, and the mean square of its steps from cell to cell.
    final double mean;

    final double deviation;
    final double detail;

    Thumb(SmallFrame frame) {
        index = frame.index();
        ms = frame.ms();
        average(frame);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < CELLS; i++) {
            sum += cells[i];
            squares += cells[i] * cells[i];
        }
        mean = sum / CELLS;
        deviation = Math.sqrt(Math.max(0, squares / CELLS - mean * mean));
        detail = detailOfLuma();
        for (int plane = 0; plane < 3; plane++) {
            spread(plane * CELLS);
            coarsen(plane);
        }
    }

    private void average(SmallFrame frame) {
        int width = frame.width();
        int height = frame.height();
        int[] column = new int[width];
        for (int x = 0; x < width; x++) {
            column[x] = x * COLUMNS / width;
        }
        int[] sums = new int[3 * COLUMNS];
        byte[] bgr = frame.bgr();
        int y = 0;
        for (int row = 0; row < ROWS; row++) {
            Arrays.fill(sums, 0);
            int end = Math.max(y + 1, (row + 1) * height / ROWS);
            int top = Math.min(y, height - 1);
            int bottom = Math.min(end, height);
            for (int line = top; line < Math.max(bottom, top + 1); line++) {
                int p = line * width * 3;
                for (int x = 0; x < width; x++, p += 3) {
                    int c = column[x] * 3;
                    sums[c] += bgr[p] & 0xff;
                    sums[c + 1] += bgr[p + 1] & 0xff;
                    sums[c + 2] += bgr[p + 2] & 0xff;
                }
            }
            writeRow(row, sums, width, Math.max(bottom, top + 1) - top);
            y = (row + 1) * height / ROWS;
        }
    }

    private void writeRow(int row, int[] sums, int width, int lines) {
        int from = 0;
        for (int c = 0; c < COLUMNS; c++) {
            int to = ((c + 1) * width + COLUMNS - 1) / COLUMNS;
            int count = (to - from) * lines;
            int i = row * COLUMNS + c;
            if (count > 0) {
                float b = (float) sums[c * 3] / count;
                float g = (float) sums[c * 3 + 1] / count;
                float r = (float) sums[c * 3 + 2] / count;
                float luma = 0.114f * b + 0.587f * g + 0.299f * r;
                cells[i] = luma;
                cells[CELLS + i] = 0.56f * (b - luma);
                cells[2 * CELLS + i] = 0.71f * (r - luma);
            } else if (c > 0) {
                for (int plane = 0; plane < 3; plane++) {
                    cells[plane * CELLS + i] = cells[plane * CELLS + i - 1];
                }
            }
            from = to;
        }
    }

    private double detailOfLuma() {
        double sum = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int c = 1; c < COLUMNS; c++) {
                double step = cells[row * COLUMNS + c] - cells[row * COLUMNS + c - 1];
                sum += step * step;
            }
        }
        return sum / (ROWS * (COLUMNS - 1));
    }

    /// The lowest and highest value of each cell's neighbourhood of three by three.
    private void spread(int plane) {
        for (int row = 0; row < ROWS; row++) {
            int rowFrom = Math.max(0, row - 1);
            int rowTo = Math.min(ROWS - 1, row + 1);
            for (int c = 0; c < COLUMNS; c++) {
                int from = Math.max(0, c - 1);
                int to = Math.min(COLUMNS - 1, c + 1);
                float lowest = Float.MAX_VALUE;
                float highest = -Float.MAX_VALUE;
                for (int r = rowFrom; r <= rowTo; r++) {
                    int line = plane + r * COLUMNS;
                    for (int k = from; k <= to; k++) {
                        float value = cells[line + k];
                        lowest = Math.min(lowest, value);
                        highest = Math.max(highest, value);
                    }
                }
                low[plane + row * COLUMNS + c] = lowest;
                high[plane + row * COLUMNS + c] = highest;
            }
        }
    }

    private void coarsen(int plane) {
        int across = COLUMNS / COARSE_COLUMNS;
        int down = ROWS / COARSE_ROWS;
        for (int row = 0; row < ROWS; row++) {
            for (int c = 0; c < COLUMNS; c++) {
                coarse[plane * COARSE + row / down * COARSE_COLUMNS + c / across] +=
                        cells[plane * CELLS + row * COLUMNS + c] / (across * down);
            }
        }
    }

    /// How far the colours of a later frame lie outside what this frame shows around the same
    /// place, after the move of the whole picture that fits best. About 0..100; motion of a cell a
    /// frame and pans cost little.
    double distanceTo(Thumb later) {
        double plain = outside(later, 0, 0);
        if (plain < SURELY_ALIKE) {
            return plain;
        }
        int bestX = 0;
        int bestY = 0;
        double best = lumaError(later, 0, 0, 1);
        for (int dy = -REACH_Y; dy <= REACH_Y; dy += 2) {
            for (int dx = -REACH_X; dx <= REACH_X; dx += 2) {
                double error = lumaError(later, dx, dy, 2);
                if (error < best) {
                    best = error;
                    bestX = dx;
                    bestY = dy;
                }
            }
        }
        double moved = outside(later, bestX, bestY);
        double reach = Math.abs(bestX) / (double) REACH_X + Math.abs(bestY) / (double) REACH_Y;
        return Math.min(plain, moved * (1 + 0.25 * reach));
    }

    private double lumaError(Thumb later, int dx, int dy, int stride) {
        int fromX = Math.max(0, -dx);
        int toX = Math.min(COLUMNS, COLUMNS - dx);
        int fromY = Math.max(0, -dy);
        int toY = Math.min(ROWS, ROWS - dy);
        float sum = 0;
        int count = 0;
        for (int y = fromY; y < toY; y += stride) {
            for (int x = fromX; x < toX; x += stride) {
                sum += Math.abs(cells[y * COLUMNS + x] - later.cells[(y + dy) * COLUMNS + x + dx]);
                count++;
            }
        }
        return sum / count;
    }

    private double outside(Thumb later, int dx, int dy) {
        int fromX = Math.max(0, -dx);
        int toX = Math.min(COLUMNS, COLUMNS - dx);
        int fromY = Math.max(0, -dy);
        int toY = Math.min(ROWS, ROWS - dy);
        float sum = 0;
        for (int plane = 0; plane < 3 * CELLS; plane += CELLS) {
            for (int y = fromY; y < toY; y++) {
                int here = plane + y * COLUMNS;
                int there = plane + (y + dy) * COLUMNS + dx;
                for (int x = fromX; x < toX; x++) {
                    float value = later.cells[there + x];
                    sum += Math.max(0, Math.max(low[here + x] - value, value - high[here + x]));
                }
            }
        }
        return sum / ((toX - fromX) * (toY - fromY));
    }

    /// How much of the luma's structure lies elsewhere in a later frame, in deviations, 0 to about
    /// 1, after the move of the whole picture that fits best. Brightness, contrast and tint do not
    /// matter.
    double restructuring(Thumb later) {
        return restructuring(later, REACH_X, REACH_Y);
    }

    /// The same where the picture may have moved no further than a hand shakes.
    double restructuringInPlace(Thumb later) {
        return restructuring(later, SHAKE, SHAKE);
    }

    private double restructuring(Thumb later, int reachX, int reachY) {
        if (deviation < 1 || later.deviation < 1) {
            return 1;
        }
        double scale = deviation / later.deviation;
        double least = structureError(later, scale, 0, 0, 1);
        for (int dy = -reachY; dy <= reachY; dy += 2) {
            for (int dx = -reachX; dx <= reachX; dx += 2) {
                double reach = Math.abs(dx) / (double) REACH_X + Math.abs(dy) / (double) REACH_Y;
                double error = structureError(later, scale, dx, dy, 2) * (1 + 0.25 * reach);
                least = Math.min(least, error);
            }
        }
        return least / deviation;
    }

    private double structureError(Thumb later, double scale, int dx, int dy, int stride) {
        int fromX = Math.max(0, -dx);
        int toX = Math.min(COLUMNS, COLUMNS - dx);
        int fromY = Math.max(0, -dy);
        int toY = Math.min(ROWS, ROWS - dy);
        float gain = (float) scale;
        float offset = (float) (mean - later.mean * scale);
        float sum = 0;
        int count = 0;
        for (int y = fromY; y < toY; y += stride) {
            int here = y * COLUMNS;
            int there = (y + dy) * COLUMNS + dx;
            for (int x = fromX; x < toX; x += stride) {
                float value = later.cells[there + x] * gain + offset;
                sum += Math.max(0, Math.max(low[here + x] - value, value - high[here + x]));
                count++;
            }
        }
        return sum / count;
    }

    /// Share of the cells whose colour lies clearly outside what this frame shows around the same
    /// place.
    double changedShare(Thumb later) {
        int changed = 0;
        for (int i = 0; i < CELLS; i++) {
            float sum = 0;
            for (int k = i; k < 3 * CELLS; k += CELLS) {
                float value = later.cells[k];
                sum += Math.max(0, Math.max(low[k] - value, value - high[k]));
            }
            if (sum > 4) {
                changed++;
            }
        }
        return (double) changed / CELLS;
    }

    /// Root mean square difference of the coarse colours: mixes of two pictures lie on a straight
    /// line in this space.
    double coarseDistanceTo(Thumb other) {
        float sum = 0;
        for (int i = 0; i < coarse.length; i++) {
            float d = coarse[i] - other.coarse[i];
            sum += d * d;
        }
        return Math.sqrt(sum / COARSE);
    }

    /// How far along the way from `from` to `to` this picture lies: 0 at `from`, 1 at `to`.
    double shareBetween(Thumb from, Thumb to) {
        double along = 0;
        double length = 0;
        for (int i = 0; i < coarse.length; i++) {
            double way = to.coarse[i] - from.coarse[i];
            along += (coarse[i] - from.coarse[i]) * way;
            length += way * way;
        }
        return length == 0 ? 0 : along / length;
    }

    /// What an even mix of two pictures leaves unexplained of this one, against what the nearer of
    /// the two leaves: 0 where this picture is their mix, 1 and more where it is not.
    double residualOfMix(Thumb a, Thumb b) {
        float left = 0;
        for (int i = 0; i < cells.length; i++) {
            float value = cells[i];
            float lowest = (a.low[i] + b.low[i]) / 2;
            float highest = (a.high[i] + b.high[i]) / 2;
            left += Math.max(0, Math.max(lowest - value, value - highest));
        }
        double nearer = Math.min(a.outside(this, 0, 0), b.outside(this, 0, 0));
        return nearer <= 0 ? 1 : left / CELLS / nearer;
    }
}
