package studio.truss.core.reframe.camera;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CameraMotion;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.Sighting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Turns where a subject was seen into the keys of a crop: still where that will do, else a slow
/// follow, with a cut inside the shot where the subject jumps. Keys are as few as keep within a few
/// pixels of the smooth way, for a creator to move them.
public final class Camera {
    /// How far the subject may be from its place, as a share of the crop.
    private static final double SLACK_X = 0.2;

    private static final double SLACK_Y = 0.14;

    /// The share of the room beside the face that the camera may use up.
    private static final double ROOM_USED = 0.85;

    private static final double SLACK_MIN = 0.1;

    /// A face wider than this share of the crop cannot be kept whole while it moves.
    private static final double CLOSE_UP = 0.9;

    private static final double CORE = 0.6;

    /// How far a face that looks aside is put to the other side, as a share of the crop.
    private static final double LOOK_ROOM = 0.07;

    /// Gazes below this are straight ahead.
    private static final double LOOKS_ASIDE = 0.25;

    /// Ways shorter than this share of the crop are not worth moving for.
    private static final double STILL = 0.02;

    /// Keys are left out as long as the way between the others is no further off, as a share of the
    /// picture: 2.5 pixels of 1920, of a crop of 600.
    private static final double KEY_TOLERANCE = 2.5 / 1920;

    private final Box room;
    private final Box crop;
    private final double faceLine;
    private final CameraMotion motion;

    /// @param room the part of the picture that may be shown
    /// @param crop its size is what matters
    /// @param faceLine where the middle of a face stands in the crop, from its top, 0..1
    public Camera(Box room, Box crop, double faceLine, CameraMotion motion) {
        this.room = room;
        this.crop = crop;
        this.faceLine = faceLine;
        this.motion = motion;
    }

    /// The crop around a point, inside the room.
    public Box around(double centerX, double top) {
        return new Box(
                Math.clamp(centerX - crop.w() / 2, room.x(), lastX()),
                Math.clamp(top, room.y(), lastY()),
                crop.w(),
                crop.h());
    }

    private double lastX() {
        return Math.max(room.x(), room.right() - crop.w());
    }

    private double lastY() {
        return Math.max(room.y(), room.bottom() - crop.h());
    }

    /// The crop with a face on the eye line.
    public Box facing(Box face) {
        return around(face.centerX(), face.centerY() - faceLine * crop.h());
    }

    /// @param seen at least one, in order of time, inside `range`
    public List<CropKey> follow(TimeRange range, List<Sighting> seen) {
        List<Sighting> samples = calm(seen);
        List<Integer> starts = new Jumps(this, crop).starts(samples);
        List<CropKey> keys = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            boolean last = i + 1 == starts.size();
            List<Sighting> stretch =
                    samples.subList(starts.get(i), last ? samples.size() : starts.get(i + 1));
            long from = i == 0 ? range.startMs() : stretch.getFirst().fromMs();
            long to = last ? range.endMs() : samples.get(starts.get(i + 1)).fromMs();
            if (motion == CameraMotion.STILL) {
                new Tripod(this, crop).addKeys(stretch, from, i > 0, keys);
            } else {
                addKeys(stretch, from, Math.max(from, to), i > 0, keys);
            }
        }
        return keys;
    }

    private void addKeys(
            List<Sighting> stretch, long from, long to, boolean cut, List<CropKey> keys) {
        int n = stretch.size();
        long[] ms = new long[n];
        double[] x = new double[n];
        double[] y = new double[n];
        double aside = lookRoom(stretch);
        for (int i = 0; i < n; i++) {
            Box wanted = facing(stretch.get(i).box());
            ms[i] = stretch.get(i).ms();
            x[i] = wanted.x() + aside;
            y[i] = wanted.y();
        }
        double slackX =
                slack(crop.w(), quantile(stretch, s -> s.box().w()), SLACK_X, Math.abs(aside));
        double slackY = slack(crop.h(), quantile(stretch, s -> s.box().h()), SLACK_Y, 0);
        double[] pathX = CameraPath.solve(ms, x, slackX, from, to, motion.ease());
        double[] pathY = CameraPath.solve(ms, y, slackY, from, to, motion.ease());
        settle(pathX, STILL * crop.w(), room.x(), lastX());
        settle(pathY, STILL * crop.h(), room.y(), lastY());
        KeyReduction reduction = new KeyReduction(pathX, pathY, KEY_TOLERANCE * room.w());
        for (int step : reduction.kept()) {
            boolean first = step == 0;
            long at = Math.min(to, from + (long) step * CameraPath.STEP_MS);
            Box box = new Box(pathX[step], pathY[step], crop.w(), crop.h());
            keys.add(new CropKey(at, box, cut && first));
        }
    }

    private double slack(double size, double face, double share, double aside) {
        // Of a close-up that does not fit, eyes and mouth are kept, and the camera stays calm.
        double kept = face > CLOSE_UP * size ? CORE * face : face;
        double free = Math.max(0, (size - kept) / 2);
        double usual = Math.clamp(free * ROOM_USED, SLACK_MIN * size, share * size);
        return Math.max(Math.min(usual * motion.slack(), free * ROOM_USED - aside), 0.04 * size);
    }

    /// How far the crop is moved so that there is room where the subject looks.
    double lookRoom(List<Sighting> stretch) {
        double gaze = stretch.stream().mapToDouble(Sighting::gaze).sum() / stretch.size();
        double free = Math.max(0, (crop.w() - quantile(stretch, s -> s.box().w())) / 2);
        double spare = Math.clamp(free - SLACK_X * crop.w(), 0, LOOK_ROOM * crop.w());
        return Math.abs(gaze) < LOOKS_ASIDE ? 0 : Math.signum(gaze) * spare;
    }

    /// Nine of ten are smaller.
    private static double quantile(List<Sighting> samples, ToDoubleFunction<Sighting> of) {
        double[] sorted = samples.stream().mapToDouble(of).sorted().toArray();
        return sorted[(int) (0.9 * (sorted.length - 1))];
    }

    /// The median of three: single outliers of the detector are no motion, steps stay steps.
    private static List<Sighting> calm(List<Sighting> samples) {
        List<Sighting> calm = new ArrayList<>(samples);
        for (int i = 1; i + 1 < samples.size(); i++) {
            Box a = samples.get(i - 1).box();
            Box b = samples.get(i).box();
            Box c = samples.get(i + 1).box();
            double x = median(a.centerX(), b.centerX(), c.centerX());
            double y = median(a.centerY(), b.centerY(), c.centerY());
            Box box = new Box(x - b.w() / 2, y - b.h() / 2, b.w(), b.h());
            calm.set(i, samples.get(i).at(box));
        }
        return calm;
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /// Keeps a path inside the room, and still where it hardly moves.
    private static void settle(double[] path, double still, double least, double most) {
        double low = Arrays.stream(path).min().orElse(0);
        double high = Arrays.stream(path).max().orElse(0);
        for (int i = 0; i < path.length; i++) {
            double value = high - low < still ? (low + high) / 2 : path[i];
            path[i] = Math.clamp(value, least, most);
        }
    }
}
