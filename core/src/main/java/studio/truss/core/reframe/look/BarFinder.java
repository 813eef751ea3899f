package studio.truss.core.reframe.look;

import org.jspecify.annotations.Nullable;

import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.look.StillPart.Bars;
import studio.truss.core.reframe.look.StillPart.Kind;

/// Finds static bars around a picture: black ones by what never gets bright, blurred ones by two
/// hard edges across the whole picture with little detail outside. A dark scene is no bar: a bar
/// ends in a straight hard edge.
final class BarFinder {
    /// The brightest that black may be, levels; coding leaves a little.
    private static final int BLACK = 24;

    /// A strip of fewer pixels than this has no room for bars and a picture.
    private static final int SIDE_MIN = 40;

    private static final double OUTLIERS = 0.01;

    /// The share of a bar's edge at which the picture beside it is seen.
    private static final double EDGE_BLACK = 0.5;

    private static final double EDGE_OF_TWO = 0.25;

    /// Dark borders of one width, but for so many pixels.
    private static final int ALIKE = 1;

    private static final double EDGE_BLURRED = 0.45;
    private static final double BAR_MIN = 0.02;
    private static final double BAR_MOST = 0.42;

    /// What black bars may take of a picture together, one of them nearly all of it.
    private static final double BLACK_MOST = 0.8;

    /// Detail of a blurred side against that of the picture.
    private static final double BLURRED_DETAIL = 0.45;

    private static final double UNEVEN_MOST = 0.02;

    private final EdgeMap edges;
    private final int[] brightest;
    private final int width;
    private final int height;

    /// @param brightest of each pixel over the looked-at frames
    BarFinder(EdgeMap edges, int[] brightest, int width, int height) {
        this.edges = edges;
        this.brightest = brightest;
        this.width = width;
        this.height = height;
    }

    /// @param scale source pixels for one small pixel
    @Nullable Bars find(double scale) {
        if (Math.min(width, height) < SIDE_MIN) {
            return null;
        }
        Box black = black();
        if (black != null) {
            return new Bars(scaled(black, scale), Kind.BLACK);
        }
        Box blurred = blurred(true);
        if (blurred == null) {
            blurred = blurred(false);
        }
        if (blurred == null) {
            return null;
        }
        // A dark picture may show its border by its edges alone.
        return new Bars(scaled(blurred, scale), darkAround(blurred) ? Kind.BLACK : Kind.BLURRED);
    }

    private boolean darkAround(Box box) {
        return dark(true, false) >= box.x() - 1
                && dark(false, false) >= box.y() - 1
                && dark(true, true) >= width - box.right() - 1
                && dark(false, true) >= height - box.bottom() - 1;
    }

    /// What is seen whether or not it amounts to bars.
    Margins margins(double scale) {
        int left = dark(true, false);
        int top = dark(false, false);
        Box lit =
                new Box(
                        left,
                        top,
                        Math.max(0, width - left - dark(true, true)),
                        Math.max(0, height - top - dark(false, true)));
        byte[] upright = new byte[width];
        byte[] level = new byte[height];
        byte[] across = new byte[width];
        byte[] down = new byte[height];
        for (int x = 0; x < width; x++) {
            upright[x] = (byte) Math.round(255 * Math.min(1, line(true, x, height)));
            across[x] = detail(detail(true, x, x + 1));
        }
        for (int y = 0; y < height; y++) {
            level[y] = (byte) Math.round(255 * Math.min(1, line(false, y, width)));
            down[y] = detail(detail(false, y, y + 1));
        }
        return new Margins(scaled(lit, scale), upright, level, across, down, scale);
    }

    private static byte detail(double levels) {
        return (byte) Math.min(255, Math.round(Margins.DETAIL_UNIT * levels));
    }

    private static Box scaled(Box box, double scale) {
        return new Box(box.x() * scale, box.y() * scale, box.w() * scale, box.h() * scale);
    }

    private @Nullable Box black() {
        int[] sides = bars(true);
        int[] ends = bars(false);
        int left = sides[0];
        int right = sides[1];
        int top = ends[0];
        int bottom = ends[1];
        if (left + right + top + bottom == 0
                || left + right > width * BLACK_MOST
                || top + bottom > height * BLACK_MOST) {
            return null;
        }
        return new Box(left, top, width - left - right, height - top - bottom);
    }

    /// The widths of the black bars at two borders that face each other. Bars come in pairs: where
    /// both borders are dark alike, one hard edge is enough, or two faint ones.
    private int[] bars(boolean upright) {
        int low = bar(upright, false, EDGE_BLACK);
        int high = bar(upright, true, EDGE_BLACK);
        boolean alike = Math.abs(dark(upright, false) - dark(upright, true)) <= ALIKE;
        if (alike && (low == 0 || high == 0)) {
            double enough = low + high > 0 ? 0 : EDGE_OF_TWO;
            low = bar(upright, false, enough);
            high = bar(upright, true, enough);
        }
        return new int[] {low, high};
    }

    /// The width of the black bar at one border, one pixel of its soft edge included; 0 for none.
    private int bar(boolean upright, boolean atEnd, double edge) {
        int across = upright ? width : height;
        int along = upright ? height : width;
        int size = dark(upright, atEnd);
        if (size < across * BAR_MIN || size > across * BLACK_MOST) {
            return 0;
        }
        // The line at the edge may be half bar, half picture.
        double first = lit(upright, atEnd ? across - 1 - size : size, along, 2 * BLACK);
        double second = lit(upright, atEnd ? across - 2 - size : size + 1, along, 2 * BLACK);
        return Math.max(first, second) < edge ? 0 : size + 1;
    }

    /// How many columns or rows at one border were never bright.
    private int dark(boolean upright, boolean atEnd) {
        int across = upright ? width : height;
        int along = upright ? height : width;
        int size = 0;
        while (size < across
                && lit(upright, atEnd ? across - 1 - size : size, along, BLACK) <= OUTLIERS) {
            size++;
        }
        return size;
    }

    /// The share of a column or row that was brighter than `level` at some time.
    private double lit(boolean upright, int line, int along, int level) {
        int lit = 0;
        for (int i = 0; i < along; i++) {
            int at = upright ? i * width + line : line * width + i;
            if (brightest[at] > level) {
                lit++;
            }
        }
        return (double) lit / along;
    }

    /// Two edges that lie alike from both borders.
    private @Nullable Box blurred(boolean upright) {
        int across = upright ? width : height;
        int along = upright ? height : width;
        int uneven = Math.max(1, (int) Math.round(across * UNEVEN_MOST));
        double best = EDGE_BLURRED;
        int bestLow = 0;
        int bestHigh = 0;
        for (int low = (int) (across * 0.06); low < across * BAR_MOST; low++) {
            double first = line(upright, low, along);
            if (first < EDGE_BLURRED) {
                continue;
            }
            for (int high = across - low - uneven; high <= across - low + uneven; high++) {
                double both = Math.min(first, line(upright, high, along));
                if (both > best) {
                    best = both;
                    bestLow = low;
                    bestHigh = high;
                }
            }
        }
        if (bestHigh == 0) {
            return null;
        }
        double inside = detail(upright, bestLow + 2, bestHigh - 2);
        double outside =
                Math.max(
                        detail(upright, 1, bestLow - 1), detail(upright, bestHigh + 3, across - 1));
        if (outside > BLURRED_DETAIL * inside) {
            return null;
        }
        int from = bestLow + 1;
        int size = bestHigh - from;
        return upright ? new Box(from, 0, size, height) : new Box(0, from, width, size);
    }

    private double line(boolean upright, int at, int along) {
        return upright ? edges.upright(at, 0, along) : edges.level(at, 0, along);
    }

    private double detail(boolean upright, int from, int to) {
        return upright ? edges.detail(from, 0, to, height) : edges.detail(0, from, width, to);
    }
}
