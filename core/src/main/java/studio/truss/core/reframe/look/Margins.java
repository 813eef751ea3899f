package studio.truss.core.reframe.look;

import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.look.StillPart.Bars;
import studio.truss.core.reframe.look.StillPart.Kind;

/// What a stretch tells for or against bars that were found elsewhere in its film: a dark scene or
/// a plain wall may hide their edges, but not contradict them.
///
/// @param lit the part of the picture outside of which it was black all the time, source pixels
/// @param upright how much of each column is an edge that stands still, 0..255
/// @param level the same of each row
/// @param detailAcross how much detail each column has, sixteenths of a level
/// @param detailDown the same of each row
/// @param scale source pixels for one column
public record Margins(
        Box lit,
        byte[] upright,
        byte[] level,
        byte[] detailAcross,
        byte[] detailDown,
        double scale) {
    /// Small pixels by which an edge may be seen elsewhere.
    private static final int ABOUT = 2;

    /// Edges of two sides together; half of what finds them unasked.
    private static final double EDGES = 0.2;

    private static final double BLURRED_DETAIL = 0.6;

    static final double DETAIL_UNIT = 16;

    /// Of a stretch of which nothing is known.
    static Margins unknown() {
        byte[] none = new byte[0];
        return new Margins(new Box(0, 0, 0, 0), none, none, none, none, 1);
    }

    /// Whether these bars may be there.
    boolean bear(Bars bars) {
        if (upright.length == 0) {
            return false;
        }
        return bars.kind() == Kind.BLACK ? black(bars.inside()) : blurred(bars.inside());
    }

    private boolean black(Box inside) {
        double about = ABOUT * scale;
        return lit.x() >= inside.x() - about
                && lit.y() >= inside.y() - about
                && lit.right() <= inside.right() + about
                && lit.bottom() <= inside.bottom() + about;
    }

    private boolean blurred(Box inside) {
        boolean sides = inside.w() < (upright.length - ABOUT) * scale;
        byte[] edges = sides ? upright : level;
        byte[] detail = sides ? detailAcross : detailDown;
        int low = (int) Math.round((sides ? inside.x() : inside.y()) / scale);
        int high = (int) Math.round((sides ? inside.right() : inside.bottom()) / scale);
        double within = mean(detail, low + ABOUT, high - ABOUT);
        double outside =
                Math.max(
                        mean(detail, 1, low - ABOUT),
                        mean(detail, high + ABOUT, detail.length - 1));
        return (edge(edges, low) + edge(edges, high)) / 2 >= EDGES
                && outside <= BLURRED_DETAIL * within;
    }

    private static double edge(byte[] edges, int at) {
        int most = 0;
        for (int i = at - ABOUT; i <= at + ABOUT; i++) {
            most = Math.max(most, edges[Math.clamp(i, 0, edges.length - 1)] & 0xff);
        }
        return most / 255.0;
    }

    private static double mean(byte[] values, int from, int to) {
        double sum = 0;
        for (int i = Math.max(0, from); i < Math.min(values.length, to); i++) {
            sum += values[i] & 0xff;
        }
        return sum / Math.max(1, Math.min(values.length, to) - Math.max(0, from));
    }
}
