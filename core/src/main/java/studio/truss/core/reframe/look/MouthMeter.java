package studio.truss.core.reframe.look;

import studio.truss.core.media.SmallFrame;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.FaceFrame.Face;
import studio.truss.core.reframe.FaceFrame.Stir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Measures, between two looks for faces, how much the mouth of each moves apart from its head: how
/// the head moves, grows and turns is found on eyes and nose and taken out, so that who nods or
/// leans forward does not speak. Takes small frames in order of time. One thread.
public final class MouthMeter {
    /// Frames come at most so often; more tell nothing more.
    private static final long PACE_MS = 55;

    /// Frames further apart cannot be compared.
    private static final long APART_MS = 220;

    private static final int GRID = 32;
    private static final int REACH = 3;

    /// Of the search for the head's way, in cells (for what grows and turns: over the whole head):
    /// from the first step it is made finer to the last.
    private static final double FIRST_STEP = 0.5;

    private static final double LAST_STEP = 0.1;
    private static final int ROUNDS = 2;
    private static final double CLEARLY = 0.97;

    /// Eyes and nose.
    private static final int UPPER_LEFT = 5;

    private static final int UPPER_RIGHT = 27;
    private static final int UPPER_TOP = 5;
    private static final int UPPER_BOTTOM = 18;

    private static final int MOUTH_WIDE = 7;
    private static final int MOUTH_HIGH = 4;

    /// The contrast of a face that is hard to see, levels.
    private static final double CONTRAST_MIN = 10;

    private LumaFrame previous = new LumaFrame();
    private LumaFrame current = new LumaFrame();
    private final double[] before = new double[GRID * GRID];
    private final double[] after = new double[GRID * GRID];
    private final List<List<double[]>> pairs = new ArrayList<>();
    private List<Face> watched = List.of();
    private double scale = 1;
    private boolean started;

    /// Looks at a frame; those that come too soon are passed over.
    public void accept(SmallFrame frame) {
        if (started && frame.ms() - previous.ms < PACE_MS && frame.ms() >= previous.ms) {
            return;
        }
        current.take(frame);
        scale = frame.scale();
        boolean comparable =
                started
                        && current.likes(previous)
                        && current.ms > previous.ms
                        && current.ms - previous.ms <= APART_MS;
        for (int i = 0; comparable && i < watched.size(); i++) {
            pairs.get(i).add(compare(watched.get(i)));
        }
        LumaFrame older = previous;
        previous = current;
        current = older;
        started = true;
    }

    /// From now on these faces are watched.
    ///
    /// @return the faces watched until now, with what moved in them
    public List<Face> watch(FaceFrame next) {
        List<Face> done = new ArrayList<>();
        for (int i = 0; i < watched.size(); i++) {
            done.add(watched.get(i).with(stir(pairs.get(i))));
        }
        watched = next.faces();
        pairs.clear();
        for (int i = 0; i < watched.size(); i++) {
            pairs.add(new ArrayList<>());
        }
        return done;
    }

    /// The mean without the largest: one frame of a flash or a cut is no motion of a mouth.
    private static Stir stir(List<double[]> pairs) {
        if (pairs.isEmpty()) {
            return Stir.UNKNOWN;
        }
        return new Stir(mean(pairs, 0), mean(pairs, 1));
    }

    private static double mean(List<double[]> pairs, int which) {
        double[] values = pairs.stream().mapToDouble(pair -> pair[which]).sorted().toArray();
        int used = values.length > 2 ? values.length - 1 : values.length;
        return Arrays.stream(values, 0, used).average().orElse(0);
    }

    private double[] compare(Face face) {
        Box box = face.box();
        sample(previous, box, Way.NONE, before);
        sample(current, box, Way.NONE, after);
        double whole = difference(0, GRID, 0, GRID);
        sample(current, box, headWay(box), after);
        double head = difference(UPPER_LEFT, UPPER_RIGHT, UPPER_TOP, UPPER_BOTTOM);
        int x = (int) Math.round(face.features().mouthX() * GRID);
        int y = (int) Math.round(face.features().mouthY() * GRID);
        double mouth = difference(x - MOUTH_WIDE, x + MOUTH_WIDE, y - MOUTH_HIGH, y + MOUTH_HIGH);
        double beyond = Math.max(0, mouth - head) / Math.max(CONTRAST_MIN, contrast());
        return new double[] {beyond * 100, whole};
    }

    /// Where a head went: how far, in cells of the grid, and how much it grew and turned, as parts
    /// of the distance from its middle.
    private record Way(double dx, double dy, double growth, double turn) {
        static final Way NONE = new Way(0, 0, 0, 0);

        Way plus(int which, double step) {
            return new Way(
                    which == 0 ? dx + step : dx,
                    which == 1 ? dy + step : dy,
                    which == 2 ? growth + step / GRID : growth,
                    which == 3 ? turn + step / GRID : turn);
        }

        double x(double u, double v) {
            return u + dx + growth * u - turn * v;
        }

        double y(double u, double v) {
            return v + dy + growth * v + turn * u;
        }
    }

    private void sample(LumaFrame frame, Box box, Way way, double[] into) {
        sample(frame, box, way, into, 0, GRID, 0, GRID);
    }

    private void sample(
            LumaFrame frame,
            Box box,
            Way way,
            double[] into,
            int left,
            int right,
            int top,
            int bottom) {
        double stepX = box.w() / scale / GRID;
        double stepY = box.h() / scale / GRID;
        double middleX = box.centerX() / scale - 0.5;
        double middleY = box.centerY() / scale - 0.5;
        for (int y = top; y < bottom; y++) {
            double v = y + 0.5 - GRID / 2.0;
            for (int x = left; x < right; x++) {
                double u = x + 0.5 - GRID / 2.0;
                into[y * GRID + x] =
                        frame.at(middleX + way.x(u, v) * stepX, middleY + way.y(u, v) * stepY);
            }
        }
    }

    /// Found on eyes and nose: whole cells first, then ever smaller moves; growth and turns only
    /// where the head lies clearly better upon itself with them.
    private Way headWay(Box box) {
        Way best = Way.NONE;
        double least = Double.MAX_VALUE;
        for (int dy = -REACH; dy <= REACH; dy++) {
            for (int dx = -REACH; dx <= REACH; dx++) {
                double d = shifted(dx, dy);
                if (d < least) {
                    least = d;
                    best = new Way(dx, dy, 0, 0);
                }
            }
        }
        return finer(finer(best, box, 2), box, 4);
    }

    /// @param kinds of change that are tried: 2 for moves alone, 4 for growing and turning too
    private Way finer(Way from, Box box, int kinds) {
        Way best = from;
        double least = off(from, box);
        for (double step = FIRST_STEP; step >= LAST_STEP; step /= 2) {
            boolean better = true;
            for (int round = 0; better && round < ROUNDS; round++) {
                better = false;
                for (int i = 0; i < 2 * kinds; i++) {
                    Way way = best.plus(i / 2, i % 2 == 0 ? step : -step);
                    double d = off(way, box);
                    if (d < (i < 4 ? 1 : CLEARLY) * least) {
                        least = d;
                        best = way;
                        better = true;
                    }
                }
            }
        }
        return best;
    }

    /// How badly eyes and nose lie upon themselves after a way.
    private double off(Way way, Box box) {
        sample(current, box, way, after, UPPER_LEFT, UPPER_RIGHT, UPPER_TOP, UPPER_BOTTOM);
        return difference(UPPER_LEFT, UPPER_RIGHT, UPPER_TOP, UPPER_BOTTOM);
    }

    private double shifted(int dx, int dy) {
        double sum = 0;
        for (int y = UPPER_TOP; y < UPPER_BOTTOM; y++) {
            for (int x = UPPER_LEFT; x < UPPER_RIGHT; x++) {
                sum += Math.abs(after[(y + dy) * GRID + x + dx] - before[y * GRID + x]);
            }
        }
        return sum / ((UPPER_BOTTOM - UPPER_TOP) * (UPPER_RIGHT - UPPER_LEFT));
    }

    private double difference(int left, int right, int top, int bottom) {
        double sum = 0;
        int count = 0;
        for (int y = Math.max(0, top); y < Math.min(GRID, bottom); y++) {
            for (int x = Math.max(0, left); x < Math.min(GRID, right); x++) {
                sum += Math.abs(after[y * GRID + x] - before[y * GRID + x]);
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private double contrast() {
        double sum = 0;
        double squares = 0;
        for (double value : before) {
            sum += value;
            squares += value * value;
        }
        double mean = sum / before.length;
        return Math.sqrt(Math.max(0, squares / before.length - mean * mean));
    }
}
