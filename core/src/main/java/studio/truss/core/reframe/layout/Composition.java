package studio.truss.core.reframe.layout;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.Sighting;
import studio.truss.core.reframe.look.PictureTrack;
import studio.truss.core.reframe.look.SalienceMeter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where a crop stands in a shot without a face: over as much as can be of what moves by itself or
/// stands out. It leaves the middle, which pictures are composed for, only where that shows clearly
/// more, and moves only where that shows clearly more than standing still.
///
/// @param places what is to be shown over time; where the crop stands still, one box in its middle
record Composition(Kind kind, List<Sighting> places) {
    enum Kind {
        MIDDLE,
        ASIDE,
        FOLLOWS
    }

    private static final int COLUMNS = SalienceMeter.COLUMNS;

    /// A way of the crop's width costs so much of what is to be seen in one sample.
    private static final double WAY_COST = 0.05;

    /// Places in a column.
    private static final int STEPS = 2;

    private static final double ASIDE_GAIN = 1.05;
    private static final double FOLLOW_GAIN = 1.06;

    /// It is a subject, and not a game in which all moves, when the crop on its way shows so many
    /// times what it would show of an even spread.
    private static final double GATHERED = 1.55;

    /// What is at the crop's border counts so much less than what is in its middle.
    private static final double BORDER = 0.5;

    /// Of the crop's width: as large as a subject that the camera is to keep well inside.
    private static final double SUBJECT = 0.35;

    /// Nothing is so wide that its middle may not be followed.
    private static final double SUBJECT_MOST = 0.85;

    /// A step as long as this share of the crop between two samples is a jump.
    private static final double JUMP = 0.42;

    static Composition of(TimeRange range, PictureTrack look, Stage stage) {
        PictureTrack seen = look.inside(range);
        Box room = stage.room();
        double width = stage.picture().width();
        double crop = stage.crop().w() / width * COLUMNS;
        double first = room.x() / width * COLUMNS;
        int places = (int) ((room.w() / width * COLUMNS - crop) * STEPS) + 1;
        if (seen.ms().length == 0 || places < 2) {
            return new Composition(Kind.MIDDLE, List.of());
        }
        Interest interest = Interest.in(range, seen);
        double[][] shown = shown(interest.columns(), first, crop, places);
        double[] total = new double[places];
        for (double[] sample : shown) {
            for (int p = 0; p < places; p++) {
                total[p] += sample[p];
            }
        }
        int best = best(total);
        int[] way = way(shown, crop);
        double alongWay = 0;
        for (int i = 0; i < way.length; i++) {
            alongWay += shown[i][way[i]];
        }
        double middle = total[(places - 1) / 2];
        double unit = width / COLUMNS;
        double half = (first + crop / 2) * unit;
        if (alongWay > FOLLOW_GAIN * Math.max(total[best], middle)
                && alongWay > GATHERED * even(interest.columns(), crop)) {
            double[] middles = new double[way.length];
            for (int i = 0; i < way.length; i++) {
                middles[i] = first + crop / 2 + (double) way[i] / STEPS;
            }
            return new Composition(
                    Kind.FOLLOWS, followed(seen.ms(), interest.moves(), middles, stage));
        }
        return total[best] > ASIDE_GAIN * middle
                ? new Composition(
                        Kind.ASIDE,
                        List.of(
                                new Sighting(
                                        range.startMs(),
                                        subject(half + best * unit / STEPS, stage))))
                : new Composition(Kind.MIDDLE, List.of());
    }

    /// What a crop would show if the same were spread evenly over the picture.
    private static double even(double[][] interest, double crop) {
        double all = Arrays.stream(interest).flatMapToDouble(Arrays::stream).sum();
        return all * crop / COLUMNS * (1 - BORDER / 3);
    }

    private static Box subject(double centerX, Stage stage) {
        return subject(centerX, 0, stage);
    }

    private static Box subject(double centerX, double width, Stage stage) {
        double w = Math.clamp(width, SUBJECT * stage.crop().w(), SUBJECT_MOST * stage.crop().w());
        return new Box(centerX - w / 2, stage.room().y(), w, stage.room().h());
    }

    /// Between jumps, what moves is followed where it is; where nothing does, the rough way.
    private static List<Sighting> followed(
            long[] ms, double[][] moves, double[] middles, Stage stage) {
        double unit = stage.picture().width() / (double) COLUMNS;
        double crop = stage.crop().w() / unit;
        List<Sighting> followed = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= ms.length; i++) {
            if (i == ms.length || Math.abs(middles[i] - middles[i - 1]) > JUMP * crop) {
                Mover mover =
                        new Mover(
                                Arrays.copyOfRange(ms, from, i),
                                Arrays.copyOfRange(moves, from, i),
                                Arrays.copyOfRange(middles, from, i),
                                crop);
                for (Mover.Part part : mover.parts()) {
                    double centerX = (part.left() + part.right()) / 2 * unit;
                    double width = (part.right() - part.left()) * unit;
                    followed.add(new Sighting(ms[followed.size()], subject(centerX, width, stage)));
                }
                from = i;
            }
        }
        return followed;
    }

    /// What a crop at each place shows of it; what is at the crop's border counts half, so that the
    /// subject does not hang on it.
    private static double[][] shown(double[][] interest, double first, double crop, int places) {
        double[][] shown = new double[interest.length][places];
        for (int i = 0; i < interest.length; i++) {
            for (int p = 0; p < places; p++) {
                double from = first + (double) p / STEPS;
                for (int c = Math.max(0, (int) from); c < Math.min(COLUMNS, from + crop); c++) {
                    double part = Math.min(c + 1, from + crop) - Math.max(c, from);
                    double aside = 2 * (c + 0.5 - from) / crop - 1;
                    shown[i][p] += interest[i][c] * part * (1 - BORDER * aside * aside);
                }
            }
        }
        return shown;
    }

    private static int best(double[] values) {
        int best = (values.length - 1) / 2;
        for (int i = 0; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    /// The way through the places that shows most at the least travel.
    private static int[] way(double[][] shown, double crop) {
        int places = shown[0].length;
        int[][] from = new int[shown.length][places];
        double[] value = shown[0].clone();
        double step = WAY_COST / crop / STEPS;
        for (int i = 1; i < shown.length; i++) {
            double[] next = new double[places];
            for (int p = 0; p < places; p++) {
                int best = p;
                for (int q = 0; q < places; q++) {
                    if (value[q] - step * Math.abs(p - q)
                            > value[best] - step * Math.abs(p - best)) {
                        best = q;
                    }
                }
                from[i][p] = best;
                next[p] = value[best] - step * Math.abs(p - best) + shown[i][p];
            }
            value = next;
        }
        int[] way = new int[shown.length];
        way[shown.length - 1] = best(value);
        for (int i = shown.length - 1; i > 0; i--) {
            way[i - 1] = from[i][way[i]];
        }
        return way;
    }
}
