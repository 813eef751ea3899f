package studio.truss.core.reframe;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Subjects.Person;
import studio.truss.core.reframe.Subjects.Sample;
import studio.truss.core.shots.MotionTrack;
import studio.truss.core.shots.Shot;

import java.util.ArrayList;
import java.util.List;

/// Decides for each shot which layout shows it best and how the crop moves. Sees the whole shot
/// before it decides. Pure: the result depends on the arguments only.
public final class Reframer {
    /// A crop that keeps this much of the picture loses nothing worth weighing.
    private static final double NEARLY_ALL = 0.9;

    /// A group is followed when it fills at most this share of the crop's width.
    private static final double GROUP_WIDTH = 0.92;

    /// The detector's box holds ears and hair: a close-up may lose them, not the eyes.
    private static final double FACE_WIDTH = 1.4;

    private static final double GRAPHICS_MIN = 0.5;

    private final PictureShape picture;
    private final Box crop;
    private final Camera camera;
    private final LayoutChoice choice;

    /// @param outputAspect width over height of the displayed output, 9/16 for vertical clips
    public Reframer(PictureShape picture, double outputAspect, LayoutChoice choice) {
        this.picture = picture;
        this.choice = choice;
        crop = picture.largest(outputAspect);
        camera = new Camera(picture, crop);
    }

    /// @param shots to frame, in order of time; they need not cover the source
    /// @param faces as [FaceTracker] gave them, in order of time
    public List<ShotFraming> frame(
            List<Shot> shots, List<FaceFrame> faces, MotionTrack motion, PictureTrack look) {
        List<ShotFraming> framings = new ArrayList<>();
        for (Shot shot : shots) {
            TimeRange range = shot.range();
            framings.add(
                    switch (choice) {
                        case AUTO -> best(range, faces, motion, look);
                        case CROP -> crop(range, faces, motion, List.of());
                        case BLUR -> blur(range, "asked for", List.of());
                        case FIT -> fit(range);
                    });
        }
        return List.copyOf(framings);
    }

    private ShotFraming best(
            TimeRange range, List<FaceFrame> faces, MotionTrack motion, PictureTrack look) {
        if (crop.area() >= NEARLY_ALL * picture.whole().area()) {
            return crop(range, faces, motion, List.of());
        }
        Subjects subjects = Subjects.in(range, faces, picture);
        double graphics = look.meanGraphics(range);
        if (graphics >= GRAPHICS_MIN && subjects.none()) {
            return blur(
                    range,
                    "text or graphics across the whole picture",
                    List.of("crop: would cut lines of text"));
        }
        if (!subjects.none()) {
            List<Person> group = subjects.group();
            double width = usualWidth(Subjects.around(group));
            if (group.size() > 1 && width > GROUP_WIDTH * crop.w()) {
                return blur(
                        range,
                        group.size() + " faces side by side are wider than the crop",
                        List.of("crop: would show one of them only"));
            }
            if (group.size() == 1 && width > FACE_WIDTH * crop.w()) {
                return blur(
                        range,
                        "the face is wider than the crop",
                        List.of("crop: would cut the face"));
            }
        }
        return crop(range, faces, motion, List.of("blur: the subject fits into the crop"));
    }

    private ShotFraming crop(
            TimeRange range, List<FaceFrame> faces, MotionTrack motion, List<String> others) {
        Subjects subjects = Subjects.in(range, faces, picture);
        if (subjects.none()) {
            return withoutFace(range, motion, others);
        }
        List<Person> group = subjects.group();
        List<Sample> around = Subjects.around(group);
        boolean together = group.size() > 1 && usualWidth(around) <= GROUP_WIDTH * crop.w();
        List<CropKey> keys = camera.follow(range, together ? around : subjects.oneAtATime());
        String who =
                together
                        ? "keeps " + group.size() + " faces together"
                        : group.size() > 1
                                ? "keeps the most prominent of " + group.size() + " faces"
                                : "keeps the face";
        long cuts = keys.stream().filter(CropKey::cut).count();
        String how =
                keys.size() == 1 + cuts
                        ? cuts == 0 ? ", camera still" : ", camera cuts when it jumps"
                        : ", camera follows";
        Layout layout = new Layout.Crop(new Region(Region.Role.MAIN, keys));
        return new ShotFraming(range, layout, who + how, others);
    }

    private ShotFraming withoutFace(TimeRange range, MotionTrack motion, List<String> others) {
        MotionCentre centre = MotionCentre.of(range, motion);
        boolean follow = centre.steady();
        Box box =
                camera.around(
                        (follow ? centre.x() : 0.5) * picture.width(),
                        (picture.height() - crop.h()) / 2);
        String reason =
                follow
                        ? "no face: where the motion is, camera still"
                        : "no face, no steady motion: the middle of the picture";
        Layout layout = new Layout.Crop(Region.still(Region.Role.MAIN, range.startMs(), box));
        return new ShotFraming(range, layout, reason, others);
    }

    private ShotFraming blur(TimeRange range, String reason, List<String> others) {
        Region whole = Region.still(Region.Role.MAIN, range.startMs(), picture.whole());
        return new ShotFraming(range, new Layout.Blur(whole), reason, others);
    }

    private ShotFraming fit(TimeRange range) {
        Region whole = Region.still(Region.Role.MAIN, range.startMs(), picture.whole());
        return new ShotFraming(range, new Layout.Fit(whole), "asked for", List.of());
    }

    private static double usualWidth(List<Sample> samples) {
        return samples.stream()
                .mapToDouble(sample -> sample.box().w())
                .sorted()
                .skip((long) (0.75 * (samples.size() - 1)))
                .findFirst()
                .orElse(0);
    }
}
