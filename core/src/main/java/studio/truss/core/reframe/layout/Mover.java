package studio.truss.core.reframe.layout;

import studio.truss.core.reframe.look.Salience;
import studio.truss.core.reframe.look.SalienceMeter;

import java.util.Arrays;
import java.util.List;

/// Where what moves through a shot is, and how wide it is: the rough way of a crop over it made
/// exact. A single look shows some of its edges only; all looks before and after it together, laid
/// over each other along its way, show the whole of it. All in columns of [Salience].
final class Mover {
    private static final int COLUMNS = SalienceMeter.COLUMNS;

    /// Looks that far apart tell little of each other.
    private static final double NEAR_MS = 700;

    /// And those that far apart nothing, so that a long shot costs no more a minute than a short
    /// one.
    private static final long FAR_MS = 4_000;

    /// A speed must be seen over about so long.
    private static final double SPEED_MS = 150;

    /// Rough, then exact.
    private static final int ROUNDS = 3;

    /// A look at wild motion counts as much as so many usual ones.
    private static final double MOST = 2;

    /// Of all that moves about its middle, so much is beyond either side: sparks and shadows.
    private static final double BEYOND = 0.04;

    /// The share of the crop that is searched around its middle, to each side.
    private static final double REACH = 0.6;

    private final long[] ms;
    private final double[][] moves;
    private final double crop;
    private final double[] middle;
    private final double[] mass;

    /// What moves from `left` to `right`, in columns.
    record Part(double left, double right) {}

    /// @param ms times of the looks, of one stretch without a jump
    /// @param moves motion by look and column
    /// @param rough the middle of the crop at each look, in columns
    /// @param crop its width
    Mover(long[] ms, double[][] moves, double[] rough, double crop) {
        this.ms = ms;
        this.moves = Arrays.stream(moves).map(Mover::aboveAll).toArray(double[][]::new);
        this.crop = crop;
        middle = rough.clone();
        mass = new double[ms.length];
        for (int round = 0; round < ROUNDS; round++) {
            approach();
        }
    }

    /// What moves everywhere is the camera's or the light's.
    private static double[] aboveAll(double[] columns) {
        double[] sorted = columns.clone();
        Arrays.sort(sorted);
        double everywhere = sorted[sorted.length / 2];
        return Arrays.stream(columns).map(value -> Math.max(0, value - everywhere)).toArray();
    }

    /// Moves the middles to where the motion around them is, on a way that is straight for a while.
    private void approach() {
        int n = ms.length;
        double[] centre = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            double weighted = 0;
            for (int c = 0; c < COLUMNS; c++) {
                double aside = Math.abs(c + 0.5 - middle[i]);
                double value = aside < REACH * crop ? moves[i][c] : 0;
                sum += value;
                weighted += value * (c + 0.5);
            }
            mass[i] = sum;
            centre[i] = sum > 0 ? weighted / sum : middle[i];
        }
        double most = MOST * median(mass);
        for (int i = 0; i < n; i++) {
            mass[i] = Math.min(mass[i], most);
        }
        double[] next = new double[n];
        for (int i = 0; i < n; i++) {
            next[i] = onLine(ms[i], centre, middle[i]);
        }
        System.arraycopy(next, 0, middle, 0, n);
    }

    /// The straight line through the centres near a time, at that time.
    private double onLine(long at, double[] centre, double otherwise) {
        double sum = 0;
        double time = 0;
        double place = 0;
        int from = firstAt(at - FAR_MS);
        int to = firstAt(at + FAR_MS + 1);
        double[] weights = new double[to - from];
        for (int k = from; k < to; k++) {
            weights[k - from] = mass[k] * Math.exp(-0.5 * Math.pow((ms[k] - at) / NEAR_MS, 2));
            sum += weights[k - from];
            time += weights[k - from] * ms[k];
            place += weights[k - from] * centre[k];
        }
        if (sum <= 0) {
            return otherwise;
        }
        time /= sum;
        place /= sum;
        double square = sum * SPEED_MS * SPEED_MS;
        double product = 0;
        for (int k = from; k < to; k++) {
            square += weights[k - from] * Math.pow(ms[k] - time, 2);
            product += weights[k - from] * (ms[k] - time) * (centre[k] - place);
        }
        return place + product / square * (at - time);
    }

    /// The first look at a time or after it.
    private int firstAt(long time) {
        int found = Arrays.binarySearch(ms, time);
        return found >= 0 ? found : -found - 1;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /// The whole of it at each look; of no width where nothing moves.
    List<Part> parts() {
        if (Arrays.stream(mass).sum() <= 0) {
            return Arrays.stream(middle).mapToObj(m -> new Part(m, m)).toList();
        }
        int bins = (int) Math.ceil(2 * REACH * crop) + 1;
        double[] offsets = new double[bins];
        for (int i = 0; i < ms.length; i++) {
            for (int c = 0; c < COLUMNS; c++) {
                int bin = (int) Math.floor(c + 0.5 - middle[i] + REACH * crop);
                if (bin >= 0 && bin < bins) {
                    offsets[bin] += moves[i][c];
                }
            }
        }
        double all = Arrays.stream(offsets).sum();
        int from = 0;
        double before = offsets[0];
        while (from < bins - 1 && before < BEYOND * all) {
            before += offsets[++from];
        }
        int to = bins - 1;
        double after = offsets[to];
        while (to > from && after < BEYOND * all) {
            after += offsets[--to];
        }
        double left = from - REACH * crop;
        double right = to + 1 - REACH * crop;
        return Arrays.stream(middle).mapToObj(m -> new Part(m + left, m + right)).toList();
    }
}
