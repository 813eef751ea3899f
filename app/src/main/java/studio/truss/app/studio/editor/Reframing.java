package studio.truss.app.studio.editor;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.Analysis;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CameraMotion;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.FramingWishes;
import studio.truss.core.reframe.LayoutChoice;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.reframe.layout.Reframer;
import studio.truss.core.shots.Shot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Frames shots of an analysed video anew, without another look at it. Pure.
final class Reframing {
    private static final double VERTICAL = 9.0 / 16;
    private static final long FACE_HOLDS_MS = 400;

    private final Analysis analysis;
    private final PictureShape picture;

    private Reframing(Analysis analysis, PictureShape picture) {
        this.analysis = analysis;
        this.picture = picture;
    }

    /// Null where nothing is known of what the picture shows.
    static @Nullable Reframing of(OpenVideo video) {
        Analysis analysis = video.analysis();
        return analysis == null
                ? null
                : new Reframing(analysis, PictureShape.of(video.picture()));
    }

    /// Every shot in the layout that it has, with another temper of the camera.
    List<ShotFraming> recomputed(List<ShotFraming> shots, CameraMotion motion) {
        return shots.stream()
                .map(shot -> frame(shot, choice(shot.layout().word()), motion))
                .toList();
    }

    /// One shot in another layout.
    List<ShotFraming> with(List<ShotFraming> shots, ShotFraming shot, LayoutChoice choice) {
        return shots.stream()
                .map(s -> s.equals(shot) ? frame(s, choice, analysis.settings().framing().motion()) : s)
                .toList();
    }

    private ShotFraming frame(ShotFraming shot, LayoutChoice choice, CameraMotion motion) {
        FramingWishes wishes =
                new FramingWishes(choice, motion, analysis.settings().framing().knownCam());
        return new Reframer(picture, VERTICAL, wishes)
                .frame(List.of(new Shot(shot.range())), analysis.seen())
                .getFirst();
    }

    private static LayoutChoice choice(String word) {
        return LayoutChoice.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// Where the largest face is outside the region that follows it.
    List<TimeRange> lost(List<ShotFraming> shots) {
        List<TimeRange> lost = new ArrayList<>();
        for (ShotFraming shot : shots) {
            Region main = shot.layout().regions().getFirst();
            for (FaceFrame frame : analysis.seen().faces()) {
                if (shot.range().contains(frame.ms()) && outside(frame, main.at(frame.ms()))) {
                    add(lost, TimeRange.of(frame.ms(), frame.ms() + FACE_HOLDS_MS));
                }
            }
        }
        return lost;
    }

    private static boolean outside(FaceFrame frame, Box region) {
        Box largest = null;
        for (FaceFrame.Face face : frame.faces()) {
            Box box = face.box();
            largest = largest == null || box.area() > largest.area() ? box : largest;
        }
        return largest != null
                && (largest.centerX() < region.x() || largest.centerX() > region.right());
    }

    private static void add(List<TimeRange> ranges, TimeRange next) {
        if (!ranges.isEmpty() && ranges.getLast().endMs() >= next.startMs()) {
            TimeRange last = ranges.removeLast();
            ranges.add(TimeRange.of(last.startMs(), next.endMs()));
        } else {
            ranges.add(next);
        }
    }
}
