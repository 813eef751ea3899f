package studio.truss.core.reframe;

import studio.truss.core.shots.MotionTrack;
import studio.truss.core.shots.Shot;

import java.util.ArrayList;
import java.util.List;

/// Decides for each shot which layout shows it best and how the crop moves. Sees the whole shot
/// before it decides. Pure: the result depends on the arguments only.
public final class Reframer {
    private final PictureShape picture;
    private final double outputAspect;
    private final LayoutChoice choice;

    /// @param outputAspect width over height of the displayed output, 9/16 for vertical clips
    public Reframer(PictureShape picture, double outputAspect, LayoutChoice choice) {
        this.picture = picture;
        this.outputAspect = outputAspect;
        this.choice = choice;
    }

    /// @param shots to frame, in order of time; they need not cover the source
    /// @param faces as [FaceTracker] gave them, in order of time
    public List<ShotFraming> frame(
            List<Shot> shots, List<FaceFrame> faces, MotionTrack motion, PictureTrack look) {
        List<ShotFraming> framings = new ArrayList<>();
        for (Shot shot : shots) {
            long start = shot.range().startMs();
            Layout layout =
                    switch (choice) {
                        case AUTO, CROP ->
                                new Layout.Crop(
                                        Region.still(
                                                Region.Role.MAIN,
                                                start,
                                                picture.largest(outputAspect)));
                        case BLUR ->
                                new Layout.Blur(
                                        Region.still(Region.Role.MAIN, start, picture.whole()));
                        case FIT ->
                                new Layout.Fit(
                                        Region.still(Region.Role.MAIN, start, picture.whole()));
                    };
            framings.add(new ShotFraming(shot.range(), layout, "centre", List.of()));
        }
        return List.copyOf(framings);
    }
}
