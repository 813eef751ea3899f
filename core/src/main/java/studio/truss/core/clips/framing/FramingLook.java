package studio.truss.core.clips.framing;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.FramingWishes;
import studio.truss.core.reframe.PathMetrics;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.reframe.layout.Reframer;
import studio.truss.core.reframe.layout.Seen;
import studio.truss.core.reframe.layout.SubjectCheck;
import studio.truss.core.reframe.layout.SubjectCheck.Lost;
import studio.truss.core.shots.Shot;

import java.util.ArrayList;
import java.util.List;

/// A stretch of a source that was looked at for framing. It can be framed in any way, as often as
/// wanted, without looking again: plan in, plan out. Immutable; any thread.
///
/// @param framesPerSecond of the source
/// @param shots cover the stretch
public record FramingLook(
        PictureShape picture,
        double framesPerSecond,
        TimeRange range,
        List<Shot> shots,
        Seen seen) {
    private static final double VERTICAL = 9.0 / 16;

    public FramingLook {
        shots = List.copyOf(shots);
    }

    /// Every shot framed anew: other layouts, another motion.
    public List<ShotFraming> framed(FramingWishes wishes) {
        return new Reframer(picture, VERTICAL, wishes).frame(shots, seen);
    }

    /// The shots of which `wishes` ask something framed anew; the others stay as they are in
    /// `current`, a hand's work included.
    ///
    /// @param current in order of time
    public List<ShotFraming> reframed(List<ShotFraming> current, FramingWishes wishes) {
        List<ShotFraming> all = new ArrayList<>();
        for (ShotFraming fresh : framed(wishes)) {
            List<ShotFraming> kept =
                    current.stream()
                            .filter(old -> old.range().overlaps(fresh.range()))
                            .map(old -> old.clamp(fresh.range()))
                            .toList();
            if (wishes.layout().touches(fresh.range()) || kept.isEmpty()) {
                all.add(fresh);
            } else {
                all.addAll(kept);
            }
        }
        return List.copyOf(all);
    }

    /// How calm a path is.
    public PathMetrics metrics(List<ShotFraming> framings) {
        return PathMetrics.of(framings, picture);
    }

    /// The frames at which who is to be followed is cut off or missing.
    public List<Lost> lost(List<ShotFraming> framings) {
        return new SubjectCheck(picture, VERTICAL).lost(framings, seen, framesPerSecond);
    }
}
