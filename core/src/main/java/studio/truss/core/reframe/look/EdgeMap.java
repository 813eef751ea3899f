package studio.truss.core.reframe.look;

/// Hard edges that stand still: how large the steps of brightness between neighbouring pixels are,
/// averaged over the looked-at frames. What moves leaves little behind; the border of a picture in
/// the picture stays. One thread.
final class EdgeMap {
    /// A step counts no more than this, levels.
    private static final int STEP_MOST = 48;

    private static final double EDGE_MIN = 7;
    private static final double AGAINST_SIDES = 1.5;
    private static final double STRONG = 24;

    /// What an edge counts that only just stands out.
    private static final double FAINT = 0.4;

    private static final int WHOLE = 1000;

    private final int width;
    private final int height;
    private final int[] across;
    private final int[] down;
    private int frames;

    /// Sums over rows (of upright edges) and columns (of level ones), for quick counts along lines.
    private int[] uprightSums = new int[0];

    private int[] levelSums = new int[0];

    EdgeMap(int width, int height) {
        this.width = width;
        this.height = height;
        across = new int[width * height];
        down = new int[width * height];
    }

    void add(LumaFrame frame) {
        frames++;
        byte[] luma = frame.luma;
        for (int y = 0; y < height; y++) {
            for (int i = y * width + 1; i < (y + 1) * width; i++) {
                across[i] += Math.min(STEP_MOST, Math.abs((luma[i] & 0xff) - (luma[i - 1] & 0xff)));
            }
        }
        for (int i = width; i < width * height; i++) {
            down[i] += Math.min(STEP_MOST, Math.abs((luma[i] & 0xff) - (luma[i - width] & 0xff)));
        }
    }

    /// Must be called between the last [#add] and the questions below.
    void close() {
        uprightSums = new int[(height + 1) * (width + 1)];
        levelSums = new int[(width + 1) * (height + 1)];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x <= width; x++) {
                int edge = x > 0 && x < width ? edge(across, y * width, 1, x, width) : 0;
                uprightSums[(y + 1) * (width + 1) + x] = uprightSums[y * (width + 1) + x] + edge;
            }
        }
        for (int x = 0; x < width; x++) {
            for (int y = 0; y <= height; y++) {
                int edge = y > 0 && y < height ? edge(down, x, width, y, height) : 0;
                levelSums[(x + 1) * (height + 1) + y] = levelSums[x * (height + 1) + y] + edge;
            }
        }
    }

    private double step(int[] steps, int base, int stride, int i, int count) {
        return i <= 0 || i >= count ? 0 : (double) steps[base + i * stride] / frames;
    }

    /// How much an edge counts: nothing where it does not stand out against its sides, more than
    /// half where it does, all where it is strong. Scaling down spreads a step over two pixels:
    /// both are taken together.
    private int edge(int[] steps, int base, int stride, int i, int count) {
        double here = step(steps, base, stride, i, count);
        double both = 0.8 * (here + step(steps, base, stride, i + 1, count));
        double sides =
                (step(steps, base, stride, i - 3, count)
                                + step(steps, base, stride, i - 2, count)
                                + step(steps, base, stride, i + 3, count)
                                + step(steps, base, stride, i + 4, count))
                        / 4;
        double edge = Math.max(here, both);
        return edge >= EDGE_MIN && edge >= AGAINST_SIDES * sides + 2
                ? (int) (WHOLE * (FAINT + (1 - FAINT) * Math.min(1, edge / STRONG)))
                : 0;
    }

    /// The share of the rows `top` to `bottom` with an upright edge left of column `x`, faint ones
    /// counting less.
    double upright(int x, int top, int bottom) {
        int from = Math.clamp(top, 0, height);
        int to = Math.clamp(bottom, from, height);
        if (to == from || x < 0 || x > width) {
            return 0;
        }
        int edges = uprightSums[to * (width + 1) + x] - uprightSums[from * (width + 1) + x];
        return (double) edges / WHOLE / (to - from);
    }

    /// The share of the columns `left` to `right` with a level edge above row `y`.
    double level(int y, int left, int right) {
        int from = Math.clamp(left, 0, width);
        int to = Math.clamp(right, from, width);
        if (to == from || y < 0 || y > height) {
            return 0;
        }
        int edges = levelSums[to * (height + 1) + y] - levelSums[from * (height + 1) + y];
        return (double) edges / WHOLE / (to - from);
    }

    /// Where exactly the upright edge at `x` stands, between `x` and `x` + 1.
    double uprightAt(int x, int top, int bottom) {
        double here = 0;
        double next = 0;
        for (int y = Math.max(0, top); y < Math.min(height, bottom); y++) {
            here += step(across, y * width, 1, x, width);
            next += step(across, y * width, 1, x + 1, width);
        }
        return between(x, here, next);
    }

    /// The same of a level edge.
    double levelAt(int y, int left, int right) {
        double here = 0;
        double next = 0;
        for (int x = Math.max(0, left); x < Math.min(width, right); x++) {
            here += step(down, x, width, y, height);
            next += step(down, x, width, y + 1, height);
        }
        return between(y, here, next);
    }

    private static double between(int at, double here, double next) {
        double share = here + next <= 0 ? 0 : next / (here + next);
        return share < 0.2 ? at : at + share;
    }

    /// The mean step inside a rectangle, in both directions: how much detail it has.
    double detail(int left, int top, int right, int bottom) {
        double sum = 0;
        int count = 0;
        for (int y = Math.max(1, top); y < Math.min(height, bottom); y++) {
            for (int x = Math.max(1, left); x < Math.min(width, right); x++) {
                sum += across[y * width + x] + down[y * width + x];
                count++;
            }
        }
        return count == 0 ? 0 : sum / count / frames / 2;
    }
}
