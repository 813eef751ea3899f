package studio.truss.core.clips;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.reframe.layout.Reframer;
import studio.truss.core.shots.Shot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Frames a stretch of an analysed source: one decision for each piece of a shot inside the
/// stretch, so that what happens elsewhere in a long shot does not move the camera here.
public final class Framer {
    private static final double VERTICAL = 9.0 / 16;

    private final Analysis analysis;
    private final PictureShape picture;
    private final Reframer reframer;

    public Framer(Analysis analysis) {
        this.analysis = analysis;
        picture = PictureShape.of(analysis.source().info().picture().orElseThrow());
        reframer = new Reframer(picture, VERTICAL, analysis.settings().framing());
    }

    public PictureShape picture() {
        return picture;
    }

    /// The rectangle of the corner camera that the source shows, if it shows one.
    public Optional<Box> cam() {
        return Optional.ofNullable(reframer.cam(analysis.shots(), analysis.seen()));
    }

    public List<ShotFraming> whole() {
        return frame(analysis.shots());
    }

    public List<ShotFraming> inside(TimeRange range) {
        List<Shot> pieces = new ArrayList<>();
        for (Shot shot : analysis.shots()) {
            if (shot.range().overlaps(range)) {
                pieces.add(new Shot(shot.range().clamp(range.startMs(), range.endMs())));
            }
        }
        return frame(pieces);
    }

    private List<ShotFraming> frame(List<Shot> shots) {
        return reframer.frame(shots, analysis.seen());
    }
}
