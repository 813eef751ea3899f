package studio.truss.core.reframe;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Subjects.Sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Turns where a subject was seen into the keys of a crop: still where that will do, else a slow
/// follow, with a cut inside the shot where the subject jumps. Keys are as few as keep within a
/// pixel or two of the smooth way.
final class Camera {
    /// Where the middle of a face stands in the crop, from the top.
    private static final double FACE_LINE = 0.4;

    /// How far the subject may be from its place, as a share of the crop.
    private static final double SLACK_X = 0.2;

    private static final double SLACK_Y = 0.14;

    /// The share of the room beside the face that the camera may use up.
    private static final double ROOM_USED = 0.75;

    private static final double SLACK_MIN = 0.1;

    /// A step as long as this share of the crop between two sightings is a jump.
    private static final double JUMP = 0.42;

    /// A jump is believed when the subject stays at the new place for so many sightings.
    private static final int JUMP_CONFIRMED = 3;

    /// Ways shorter than this share of the crop are not worth moving for.
    private static final double STILL = 0.02;

    private static final double KEY_TOLERANCE = 1.0 / 1280;

    private final PictureShape picture;
    private final Box crop;

    /// @param crop its size is what matters
    Camera(PictureShape picture, Box crop) {
        this.picture = picture;
        this.crop = crop;
    }

    /// The crop around a point, inside the picture.
    Box around(double centerX, double top) {
        return new Box(
                Math.clamp(centerX - crop.w() / 2, 0, Math.max(0, picture.width() - crop.w())),
                Math.clamp(top, 0, Math.max(0, picture.height() - crop.h())),
                crop.w(),
                crop.h());
    }

    /// The crop with a face on the eye line.
    Box facing(Box face) {
        return around(face.centerX(), face.centerY() - FACE_LINE * crop.h());
    }

    /// @param seen at least one, in order of time, inside `range`
    List<CropKey> follow(TimeRange range, List<Sample> seen) {
        List<Sample> samples = calm(seen);
        List<Integer> starts = jumps(samples);
        List<CropKey> keys = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            boolean last = i + 1 == starts.size();
            List<Sample> stretch =
                    samples.subList(starts.get(i), last ? samples.size() : starts.get(i + 1));
            long from = i == 0 ? range.startMs() : stretch.getFirst().ms();
            long to = last ? range.endMs() : samples.get(starts.get(i + 1)).ms();
            addKeys(stretch, from, to, i > 0, keys);
        }
        return keys;
    }

    /// Numbers of the samples that begin a stretch without a jump.
    private List<Integer> jumps(List<Sample> samples) {
        List<Integer> starts = new ArrayList<>();
        starts.add(0);
        for (int i = 1; i < samples.size(); i++) {
            int begin = starts.getLast();
            if (jumped(samples.get(i - 1).box(), samples.get(i).box())
                    && i - begin >= Math.min(JUMP_CONFIRMED, samples.size() / 2)
                    && stays(samples, i)) {
                starts.add(i);
            }
        }
        return starts;
    }

    private boolean stays(List<Sample> samples, int i) {
        int to = Math.min(samples.size(), i + JUMP_CONFIRMED);
        for (int k = i; k < to; k++) {
            if (!jumped(samples.get(i - 1).box(), samples.get(k).box())) {
                return false;
            }
        }
        return to - i >= Math.min(JUMP_CONFIRMED, samples.size() / 2);
    }

    private boolean jumped(Box a, Box b) {
        Box from = facing(a);
        Box to = facing(b);
        return Math.abs(from.x() - to.x()) > JUMP * crop.w()
                || Math.abs(from.y() - to.y()) > JUMP * crop.h();
    }

    private void addKeys(
            List<Sample> stretch, long from, long to, boolean cut, List<CropKey> keys) {
        int n = stretch.size();
        long[] ms = new long[n];
        double[] x = new double[n];
        double[] y = new double[n];
        double[] widths = new double[n];
        double[] heights = new double[n];
        for (int i = 0; i < n; i++) {
            Box face = stretch.get(i).box();
            Box wanted = facing(face);
            ms[i] = stretch.get(i).ms();
            x[i] = wanted.x();
            y[i] = wanted.y();
            widths[i] = face.w();
            heights[i] = face.h();
        }
        double slackX = slack(crop.w(), widths, SLACK_X);
        double slackY = slack(crop.h(), heights, SLACK_Y);
        double[] pathX = CameraPath.solve(ms, x, slackX, from, to);
        double[] pathY = CameraPath.solve(ms, y, slackY, from, to);
        settle(pathX, STILL * crop.w(), picture.width() - crop.w());
        settle(pathY, STILL * crop.h(), picture.height() - crop.h());
        KeyReduction reduction = new KeyReduction(pathX, pathY, KEY_TOLERANCE * picture.width());
        for (int step : reduction.kept()) {
            boolean first = step == 0;
            long at = Math.min(to, from + (long) step * CameraPath.STEP_MS);
            Box box = new Box(pathX[step], pathY[step], crop.w(), crop.h());
            keys.add(new CropKey(at, box, cut && first));
        }
    }

    private static double slack(double size, double[] faces, double share) {
        double[] sorted = faces.clone();
        Arrays.sort(sorted);
        double face = sorted[(int) (0.9 * (sorted.length - 1))];
        double room = (size - face) / 2 * ROOM_USED;
        return Math.clamp(room, SLACK_MIN * size, share * size);
    }

    /// The median of three: single outliers of the detector are no motion, steps stay steps.
    private static List<Sample> calm(List<Sample> samples) {
        List<Sample> calm = new ArrayList<>(samples);
        for (int i = 1; i + 1 < samples.size(); i++) {
            Box a = samples.get(i - 1).box();
            Box b = samples.get(i).box();
            Box c = samples.get(i + 1).box();
            double x = median(a.centerX(), b.centerX(), c.centerX());
            double y = median(a.centerY(), b.centerY(), c.centerY());
            Box box = new Box(x - b.w() / 2, y - b.h() / 2, b.w(), b.h());
            calm.set(i, new Sample(samples.get(i).ms(), box));
        }
        return calm;
    }

    private static double median(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    /// Keeps a path inside the picture, and still where it hardly moves.
    private static void settle(double[] path, double still, double most) {
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (double value : path) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        for (int i = 0; i < path.length; i++) {
            double value = high - low < still ? (low + high) / 2 : path[i];
            path[i] = Math.clamp(value, 0, Math.max(0, most));
        }
    }
}
