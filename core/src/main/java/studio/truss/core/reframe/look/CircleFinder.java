package studio.truss.core.reframe.look;

import org.jspecify.annotations.Nullable;

import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.look.StillPart.Inset;

/// Finds a round picture in the picture around a face that keeps its place: a circle all along
/// which hard edges stand still.
final class CircleFinder {
    private static final int DIRECTIONS = 64;

    /// Each part of the circle is seen for itself: one long line beside a face is no circle.
    private static final int PARTS = 8;

    private static final double PART_MIN = 0.3;
    private static final double CERTAINTY_MIN = 0.85;

    /// How far outside of a circle, in small pixels, and how much of its edges may be there (round
    /// cameras .1 to .35, a square one beside a picture that stands still .45).
    private static final double OUTSIDE = 3;

    private static final double OUTSIDE_MOST = 0.4;

    /// In sizes of the face: the head's own outline is up to 1.5.
    private static final double AROUND_FACE = 1.6;

    /// Of the picture's width.
    private static final double DIAMETER_MOST = 0.35;

    private static final double[] ACROSS = new double[DIRECTIONS];
    private static final double[] DOWN = new double[DIRECTIONS];

    static {
        for (int i = 0; i < DIRECTIONS; i++) {
            ACROSS[i] = Math.cos(2 * Math.PI * (i + 0.5) / DIRECTIONS);
            DOWN[i] = Math.sin(2 * Math.PI * (i + 0.5) / DIRECTIONS);
        }
    }

    private final float[] edges;
    private final int width;
    private final int height;

    CircleFinder(EdgeMap map, int width, int height) {
        this.width = width;
        this.height = height;
        edges = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double edge = Math.max(map.upright(x, y, y + 1), map.level(y, x, x + 1));
                edges[y * width + x] = (float) edge;
            }
        }
    }

    /// @param face in small pixels
    /// @param scale source pixels for one small pixel
    @Nullable Inset around(Box face, double scale) {
        double most = Math.min(DIAMETER_MOST * width, height) / 2;
        double least = AROUND_FACE * Math.max(face.w(), face.h()) / 2;
        double best = CERTAINTY_MIN;
        double[] found = null;
        for (double r = least; r <= most; r++) {
            // the face lies in it
            double reachX = Math.max(0, r - face.w() / 2);
            double reachY = Math.max(0, r - face.h() / 2);
            for (double y = face.centerY() - reachY; y <= face.centerY() + reachY; y++) {
                for (double x = face.centerX() - reachX; x <= face.centerX() + reachX; x++) {
                    double seen = seen(x, y, r, best);
                    if (seen > best && isRim(x, y, r, seen)) {
                        best = seen;
                        found = new double[] {x, y, r};
                    }
                }
            }
        }
        if (found == null) {
            return null;
        }
        double left = Math.max(0, found[0] - found[2]);
        double top = Math.max(0, found[1] - found[2]);
        double right = Math.min(width, found[0] + found[2]);
        double bottom = Math.min(height, found[1] + found[2]);
        return new Inset(
                scaled(new Box(left, top, right - left, bottom - top), scale),
                scaled(face, scale),
                best);
    }

    private static Box scaled(Box box, double scale) {
        return new Box(box.x() * scale, box.y() * scale, box.w() * scale, box.h() * scale);
    }

    /// How much of a circle is a hard edge; 0 where it cannot be more than `least`, or a part of it
    /// is none.
    private double seen(double x, double y, double r, double least) {
        if (x < r - 1 || y < r - 1 || x > width - r + 1 || y > height - r + 1) {
            return 0;
        }
        double sum = 0;
        double part = 0;
        int each = DIRECTIONS / PARTS;
        for (int i = 0; i < DIRECTIONS; i++) {
            double edge = at(x + r * ACROSS[i], y + r * DOWN[i]);
            sum += edge;
            part += edge;
            if ((i + 1) % each == 0) {
                if (part < PART_MIN * each || sum + DIRECTIONS - 1 - i < least * DIRECTIONS) {
                    return 0;
                }
                part = 0;
            }
        }
        return sum / DIRECTIONS;
    }

    /// Whether what stands still along a circle ends outside of it: where all of a picture stands
    /// still, edges lie along any circle.
    private boolean isRim(double x, double y, double r, double seen) {
        return mean(x, y, r + OUTSIDE) < OUTSIDE_MOST * seen;
    }

    private double mean(double x, double y, double r) {
        double sum = 0;
        for (int i = 0; i < DIRECTIONS; i++) {
            sum += at(x + r * ACROSS[i], y + r * DOWN[i]);
        }
        return sum / DIRECTIONS;
    }

    private double at(double x, double y) {
        int column = Math.clamp(Math.round(x), 0, width - 1);
        int row = Math.clamp(Math.round(y), 0, height - 1);
        return edges[row * width + column];
    }
}
