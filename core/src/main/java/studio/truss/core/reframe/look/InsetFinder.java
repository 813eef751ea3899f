package studio.truss.core.reframe.look;

import org.jspecify.annotations.Nullable;

import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.look.StillPart.Inset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds the rectangle of a small picture in the picture around a face that keeps its place: the
/// four sides are hard edges that stand still and end at its corners, or the picture's own border.
final class InsetFinder {
    /// Candidates for one side.
    private static final int LINES = 12;

    private static final double WIDTH_MIN = 0.07;
    private static final double WIDTH_MOST = 0.46;
    private static final double HEIGHT_MIN = 0.12;
    private static final double HEIGHT_MOST = 0.52;

    /// Edges that go on beyond the corners belong to something else.
    private static final double GOES_ON = 0.5;

    private static final double SIDE_MIN = 0.25;
    private static final double CERTAINTY_MIN = 0.38;

    /// What a side on the picture's border counts: it cannot be seen, but the sides beside it reach
    /// it.
    private static final double BORDER = 0.6;

    private static final double REACHES = 0.5;

    /// With so many pixels beyond a corner it can be told whether a line goes on.
    private static final double ROOM = 12;

    private static final int END_PARTS = 8;

    private final EdgeMap edges;
    private final int width;
    private final int height;

    InsetFinder(EdgeMap edges, int width, int height) {
        this.edges = edges;
        this.width = width;
        this.height = height;
    }

    /// @param face in small pixels
    /// @param scale source pixels for one small pixel
    @Nullable Inset around(Box face, double scale) {
        int rowFrom = (int) (face.y() - 0.2 * face.h());
        int rowTo = (int) (face.bottom() + 0.2 * face.h());
        int columnFrom = (int) (face.x() - 0.2 * face.w());
        int columnTo = (int) (face.right() + 0.2 * face.w());
        List<Integer> lefts = new ArrayList<>();
        List<Integer> rights = new ArrayList<>();
        List<Integer> tops = new ArrayList<>();
        List<Integer> bottoms = new ArrayList<>();
        lines(true, face.x() - 4 * face.w(), face.x() + 0.1 * face.w(), rowFrom, rowTo, lefts);
        lines(
                true,
                face.right() - 0.1 * face.w(),
                face.right() + 4 * face.w(),
                rowFrom,
                rowTo,
                rights);
        lines(
                false,
                face.y() - 2.5 * face.h(),
                face.y() + 0.2 * face.h(),
                columnFrom,
                columnTo,
                tops);
        lines(
                false,
                face.bottom() - 0.15 * face.h(),
                face.bottom() + 3.5 * face.h(),
                columnFrom,
                columnTo,
                bottoms);
        double best = CERTAINTY_MIN;
        int[] found = null;
        for (int left : lefts) {
            for (int right : rights) {
                if (right - left < WIDTH_MIN * width || right - left > WIDTH_MOST * width) {
                    continue;
                }
                for (int top : tops) {
                    for (int bottom : bottoms) {
                        double score = score(left, top, right, bottom);
                        if (score > best) {
                            best = score;
                            found = new int[] {left, top, right, bottom};
                        }
                    }
                }
            }
        }
        return found == null ? null : inset(found, best, face, scale);
    }

    private Inset inset(int[] f, double certainty, Box face, double scale) {
        double left = f[0] == 0 ? 0 : edges.uprightAt(f[0], f[1], f[3]);
        double right = f[2] == width ? width : edges.uprightAt(f[2], f[1], f[3]);
        double top = f[1] == 0 ? 0 : edges.levelAt(f[1], f[0], f[2]);
        double bottom = f[3] == height ? height : edges.levelAt(f[3], f[0], f[2]);
        Box box =
                new Box(left * scale, top * scale, (right - left) * scale, (bottom - top) * scale);
        Box where = new Box(face.x() * scale, face.y() * scale, face.w() * scale, face.h() * scale);
        return new Inset(box, where, certainty);
    }

    /// The best lines between two places, and the picture's border where it lies between them.
    private void lines(
            boolean upright,
            double from,
            double to,
            int alongFrom,
            int alongTo,
            List<Integer> into) {
        int across = upright ? width : height;
        int first = Math.max(0, (int) Math.floor(from));
        int last = Math.min(across, (int) Math.ceil(to));
        List<double[]> rated = new ArrayList<>();
        for (int at = Math.max(1, first); at <= Math.min(last, across - 1); at++) {
            double share =
                    upright
                            ? edges.upright(at, alongFrom, alongTo)
                            : edges.level(at, alongFrom, alongTo);
            if (share > 0.2) {
                rated.add(new double[] {at, share});
            }
        }
        rated.sort(Comparator.comparingDouble((double[] r) -> r[1]).reversed());
        rated.stream().limit(LINES).forEach(r -> into.add((int) r[0]));
        if (first == 0) {
            into.add(0);
        }
        if (last == across) {
            into.add(across);
        }
    }

    private double score(int left, int top, int right, int bottom) {
        int w = right - left;
        int h = bottom - top;
        if (h < HEIGHT_MIN * height || h > HEIGHT_MOST * height) {
            return 0;
        }
        double[] sides = {
            left == 0 ? -1 : upright(left, top + 1, bottom - 1),
            right == width ? -1 : upright(right, top + 1, bottom - 1),
            top == 0 ? -1 : level(top, left + 1, right - 1),
            bottom == height ? -1 : level(bottom, left + 1, right - 1)
        };
        double sum = 0;
        int seen = 0;
        for (double side : sides) {
            if (side < 0) {
                sum += BORDER;
            } else if (side < SIDE_MIN) {
                return 0;
            } else {
                sum += side;
                seen++;
            }
        }
        if (seen < 2) {
            return 0;
        }
        if (!reachBorders(left, top, right, bottom)) {
            return 0;
        }
        double beyond = left == 0 ? 0 : beyondUpright(left, top, bottom, h / 2);
        beyond += right == width ? 0 : beyondUpright(right, top, bottom, h / 2);
        beyond += top == 0 ? 0 : beyondLevel(top, left, right, w / 2);
        beyond += bottom == height ? 0 : beyondLevel(bottom, left, right, w / 2);
        return (sum - GOES_ON * beyond) / 4;
    }

    /// Where the picture's border is a side, the sides beside it go on to the border.
    private boolean reachBorders(int left, int top, int right, int bottom) {
        int near = Math.max(3, width / 64);
        return (left > 0 || levels(top, bottom, 1, near))
                && (right < width || levels(top, bottom, width - near, width - 1))
                && (top > 0 || uprights(left, right, 1, near))
                && (bottom < height || uprights(left, right, height - near, height - 1));
    }

    private boolean levels(int top, int bottom, int from, int to) {
        return (top == 0 || edges.level(top, from, to) >= REACHES)
                && (bottom == height || edges.level(bottom, from, to) >= REACHES);
    }

    private boolean uprights(int left, int right, int from, int to) {
        return (left == 0 || edges.upright(left, from, to) >= REACHES)
                && (right == width || edges.upright(right, from, to) >= REACHES);
    }

    /// A side is seen along its whole length, not only near the face.
    private double upright(int x, int top, int bottom) {
        int end = Math.max(3, (bottom - top) / END_PARTS);
        double ends =
                Math.min(edges.upright(x, top, top + end), edges.upright(x, bottom - end, bottom));
        return (2 * edges.upright(x, top, bottom) + ends) / 3;
    }

    private double level(int y, int left, int right) {
        int end = Math.max(3, (right - left) / END_PARTS);
        double ends =
                Math.min(edges.level(y, left, left + end), edges.level(y, right - end, right));
        return (2 * edges.level(y, left, right) + ends) / 3;
    }

    /// Near the picture's border little can be said.
    private double beyondUpright(int x, int top, int bottom, int reach) {
        double above = Math.clamp((double) (top - 1) / ROOM, 0, 1);
        double below = Math.clamp((double) (height - bottom - 1) / ROOM, 0, 1);
        return Math.max(
                above * edges.upright(x, top - reach, top - 1),
                below * edges.upright(x, bottom + 1, bottom + reach));
    }

    private double beyondLevel(int y, int left, int right, int reach) {
        double before = Math.clamp((double) (left - 1) / ROOM, 0, 1);
        double after = Math.clamp((double) (width - right - 1) / ROOM, 0, 1);
        return Math.max(
                before * edges.level(y, left - reach, left - 1),
                after * edges.level(y, right + 1, right + reach));
    }
}
