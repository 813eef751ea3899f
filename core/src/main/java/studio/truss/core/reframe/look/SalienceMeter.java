package studio.truss.core.reframe.look;

import studio.truss.core.media.SmallFrame;

import java.util.Arrays;

/// Measures what draws the eye where there is no face, column by column: what moves otherwise than
/// the picture as a whole does, and what stands out against what is around it. Takes all small
/// frames in order of time; asked a few times a second. One thread.
public final class SalienceMeter {
    /// Columns that a picture is divided into.
    public static final int COLUMNS = 48;

    /// Frames that are compared are so far apart, at least and at most.
    private static final long PACE_MS = 55;

    public static final long APART_MS = 220;

    /// How far the whole picture may have moved, in halved pixels.
    private static final int PAN_X = 6;

    private static final int PAN_Y = 3;

    /// Every third pixel tells how the whole picture moved.
    private static final int STRIDE = 3;

    /// A picture that may as well stand still does.
    private static final double PAN_COST = 0.02;

    /// Of a change that a step to the next pixel explains not, so many levels are noise.
    private static final int NOISE = 4;

    /// What a unit of [Salience#moves] is worth: a sixteenth of a level.
    private static final double MOVES_UNIT = 16;

    private final Contrast contrast = new Contrast();
    private HalfFrame previous = new HalfFrame();
    private HalfFrame current = new HalfFrame();

    /// A frame's brightness at half its size.
    private static final class HalfFrame {
        int width;
        int height;
        long ms = Long.MIN_VALUE / 2;
        int[] luma = new int[0];

        void take(SmallFrame frame) {
            width = frame.width() / 2;
            height = frame.height() / 2;
            ms = frame.ms();
            if (luma.length != width * height) {
                luma = new int[width * height];
            }
            byte[] bgr = frame.bgr();
            int row = frame.width() * 3;
            for (int y = 0, at = 0; y < height; y++) {
                for (int x = 0, p = 2 * y * row; x < width; x++, at++, p += 6) {
                    // green is most of the brightness
                    luma[at] =
                            ((bgr[p + 1] & 0xff)
                                            + (bgr[p + 4] & 0xff)
                                            + (bgr[p + row + 1] & 0xff)
                                            + (bgr[p + row + 4] & 0xff))
                                    >> 2;
                }
            }
        }
    }

    public void accept(SmallFrame frame) {
        if (frame.ms() - current.ms >= PACE_MS || frame.ms() < current.ms) {
            take(frame);
        }
    }

    private void take(SmallFrame frame) {
        HalfFrame older = previous;
        previous = current;
        current = older;
        current.take(frame);
    }

    /// @param frame the one that was accepted last
    public Salience at(SmallFrame frame) {
        if (frame.ms() != current.ms) {
            take(frame);
        }
        return new Salience(moves(), contrast.columns(frame));
    }

    private byte[] moves() {
        byte[] moves = new byte[COLUMNS];
        int width = current.width;
        int height = current.height;
        boolean comparable =
                previous.width == width
                        && previous.height == height
                        && current.ms > previous.ms
                        && current.ms - previous.ms <= APART_MS
                        && width > 4 * (PAN_X + 1)
                        && height > 4 * (PAN_Y + 1);
        if (!comparable) {
            return moves;
        }
        int[] pan = pan();
        double[] sums = new double[COLUMNS];
        for (int y = PAN_Y + 1; y < height - PAN_Y - 1; y++) {
            for (int x = PAN_X + 1; x < width - PAN_X - 1; x++) {
                sums[x * COLUMNS / width] += unexplained(x, y, pan[0], pan[1]);
            }
        }
        double pixels = (double) width / COLUMNS * height;
        for (int c = 0; c < COLUMNS; c++) {
            moves[c] = (byte) Math.min(255, Math.round(MOVES_UNIT * sums[c] / pixels));
        }
        return moves;
    }

    /// The change at a pixel that neither the pan nor a step to a neighbour explains: what is left
    /// of zooms and of motion between pixels is no subject.
    private int unexplained(int x, int y, int panX, int panY) {
        int here = current.luma[y * current.width + x];
        int least = Integer.MAX_VALUE;
        for (int dy = -1; dy <= 1; dy++) {
            int at = (y + panY + dy) * current.width + x + panX;
            for (int dx = -1; dx <= 1; dx++) {
                least = Math.min(least, Math.abs(here - previous.luma[at + dx]));
            }
        }
        return Math.max(0, least - NOISE);
    }

    /// Where the picture as a whole came from: the shift that explains most.
    private int[] pan() {
        int[] best = {0, 0};
        double bestCost = Double.MAX_VALUE;
        for (int dy = -PAN_Y; dy <= PAN_Y; dy++) {
            for (int dx = -PAN_X; dx <= PAN_X; dx++) {
                double cost = difference(dx, dy) + PAN_COST * (Math.abs(dx) + Math.abs(dy));
                if (cost < bestCost) {
                    bestCost = cost;
                    best = new int[] {dx, dy};
                }
            }
        }
        return best;
    }

    private double difference(int dx, int dy) {
        long sum = 0;
        int count = 0;
        for (int y = PAN_Y; y < current.height - PAN_Y; y += STRIDE) {
            int at = y * current.width;
            int from = (y + dy) * current.width + dx;
            for (int x = PAN_X; x < current.width - PAN_X; x += STRIDE) {
                sum += Math.abs(current.luma[at + x] - previous.luma[from + x]);
                count++;
            }
        }
        return (double) sum / count;
    }

    /// What stands out in colour or brightness against its surroundings.
    private static final class Contrast {
        /// Pixels along the side of a cell.
        private static final int CELL = 6;

        /// Cells to each side that are its surroundings.
        private static final int AROUND = 5;

        byte[] columns(SmallFrame frame) {
            int across = Math.max(1, frame.width() / CELL);
            int down = Math.max(1, frame.height() / CELL);
            double[] out = new double[across * down];
            for (int channel = 0; channel < 3; channel++) {
                add(cells(frame, across, down, channel), across, down, out);
            }
            double mean = Arrays.stream(out).average().orElse(0);
            double[] sums = new double[COLUMNS];
            for (int i = 0; i < out.length; i++) {
                spread(Math.max(0, out[i] - mean), i % across, across, sums);
            }
            double most = Arrays.stream(sums).max().orElse(0);
            byte[] columns = new byte[COLUMNS];
            for (int c = 0; c < COLUMNS && most > 0; c++) {
                columns[c] = (byte) Math.round(255 * sums[c] / most);
            }
            return columns;
        }

        /// A cell's share goes to the columns that it lies over.
        private static void spread(double value, int cell, int across, double[] sums) {
            double from = (double) cell * COLUMNS / across;
            double to = (double) (cell + 1) * COLUMNS / across;
            for (int c = (int) from; c < Math.min(COLUMNS, to); c++) {
                sums[c] += value * (Math.min(to, c + 1) - Math.max(from, c)) / (to - from);
            }
        }

        private static double[] cells(SmallFrame frame, int across, int down, int channel) {
            double[] cells = new double[across * down];
            byte[] bgr = frame.bgr();
            int side = Math.min(CELL, Math.min(frame.width(), frame.height()));
            for (int y = 0; y < down * side; y++) {
                for (int x = 0; x < across * side; x++) {
                    int at = (y * frame.width() + x) * 3 + channel;
                    cells[y / side * across + x / side] += bgr[at] & 0xff;
                }
            }
            for (int i = 0; i < cells.length; i++) {
                cells[i] /= side * side;
            }
            return cells;
        }

        /// Adds each cell's distance from the mean around it, the border repeated by leaving out
        /// what lies beyond it.
        private static void add(double[] cells, int across, int down, double[] out) {
            double[] sums = new double[(across + 1) * (down + 1)];
            for (int y = 0; y < down; y++) {
                for (int x = 0; x < across; x++) {
                    sums[(y + 1) * (across + 1) + x + 1] =
                            cells[y * across + x]
                                    + sums[y * (across + 1) + x + 1]
                                    + sums[(y + 1) * (across + 1) + x]
                                    - sums[y * (across + 1) + x];
                }
            }
            for (int y = 0; y < down; y++) {
                int top = Math.max(0, y - AROUND);
                int bottom = Math.min(down, y + AROUND + 1);
                for (int x = 0; x < across; x++) {
                    int left = Math.max(0, x - AROUND);
                    int right = Math.min(across, x + AROUND + 1);
                    double sum =
                            sums[bottom * (across + 1) + right]
                                    - sums[top * (across + 1) + right]
                                    - sums[bottom * (across + 1) + left]
                                    + sums[top * (across + 1) + left];
                    double mean = sum / ((bottom - top) * (right - left));
                    out[y * across + x] += Math.abs(cells[y * across + x] - mean);
                }
            }
        }
    }
}
