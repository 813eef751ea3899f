package studio.truss.app.studio.editor;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.framing.FramingLook;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.CameraMotion;
import studio.truss.core.reframe.FramingWishes;
import studio.truss.core.reframe.KnownCam;
import studio.truss.core.reframe.LayoutChoice;
import studio.truss.core.reframe.LayoutWishes;
import studio.truss.core.reframe.LayoutWishes.ForShot;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.reframe.layout.SubjectCheck.Lost;
import studio.truss.core.shots.Shot;

import java.util.ArrayList;
import java.util.List;

/// Frames shots of an analysed video anew, without another look at it. Pure.
final class Reframing {
    private final Analysis analysis;
    private final PictureShape picture;
    private final double fps;
    private final @Nullable KnownCam cam;

    private Reframing(Analysis analysis, PictureShape picture, double fps, @Nullable KnownCam cam) {
        this.analysis = analysis;
        this.picture = picture;
        this.fps = fps;
        this.cam = cam;
    }

    /// Null where nothing is known of what the picture shows.
    ///
    /// @param cam where the channel's corner camera stands; null where that is not known
    static @Nullable Reframing of(OpenVideo video, @Nullable KnownCam cam) {
        Analysis analysis = video.analysis();
        double rate = video.picture().frameRate().toDouble();
        return analysis == null
                ? null
                : new Reframing(
                        analysis,
                        PictureShape.of(video.picture()),
                        rate > 0 ? rate : 30,
                        cam == null ? analysis.settings().framing().knownCam() : cam);
    }

    /// Every shot in the layout that it has, with another temper of the camera.
    List<ShotFraming> recomputed(List<ShotFraming> shots, CameraMotion motion) {
        return look(shots)
                .reframed(shots, new FramingWishes(LayoutWishes.asIn(shots), motion, cam));
    }

    /// The temper of the camera that the analysis framed by.
    CameraMotion usual() {
        return analysis.settings().framing().motion();
    }

    /// One shot in another layout.
    List<ShotFraming> with(
            List<ShotFraming> shots, ShotFraming shot, LayoutChoice choice, CameraMotion motion) {
        LayoutWishes wish =
                new LayoutWishes(null, List.of(new ForShot(shot.range().middleMs(), choice)));
        return look(shots).reframed(shots, new FramingWishes(wish, motion, cam));
    }

    /// Some shots with the camera over the content, whatever they showed before.
    List<ShotFraming> withCam(List<ShotFraming> shots, List<ShotFraming> chosen) {
        LayoutWishes wish =
                new LayoutWishes(
                        null,
                        chosen.stream()
                                .map(shot ->
                                        new ForShot(shot.range().middleMs(), LayoutChoice.FACECAM))
                                .toList());
        return look(shots).reframed(shots, new FramingWishes(wish, usual(), cam));
    }

    private FramingLook look(List<ShotFraming> shots) {
        TimeRange range =
                TimeRange.of(shots.getFirst().range().startMs(), shots.getLast().range().endMs());
        return new FramingLook(
                picture,
                fps,
                range,
                shots.stream().map(shot -> new Shot(shot.range())).toList(),
                analysis.seen());
    }

    /// Where the subject is cut off or missing, as stretches of time.
    List<TimeRange> lost(List<ShotFraming> shots) {
        long frameMs = Math.round(1000 / fps) + 1;
        List<TimeRange> lost = new ArrayList<>();
        for (Lost frame : look(shots).lost(shots)) {
            TimeRange last = lost.isEmpty() ? null : lost.getLast();
            if (last != null && frame.ms() - last.endMs() <= frameMs) {
                lost.set(lost.size() - 1, TimeRange.of(last.startMs(), frame.ms() + frameMs));
            } else {
                lost.add(TimeRange.of(frame.ms(), frame.ms() + frameMs));
            }
        }
        return lost;
    }
}
