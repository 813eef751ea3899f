package studio.truss.core.reframe.layout;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.FramingWishes;
import studio.truss.core.reframe.LayoutChoice;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.reframe.Sighting;

import java.util.ArrayList;
import java.util.List;

/// Tells at which frames who is to be followed is not whole in what is shown, whoever made the
/// path: the program or a hand. Pure.
public final class SubjectCheck {
    /// Sightings further apart tell nothing of the time between them.
    private static final long APART_MS = 1_200;

    /// Of a face wider than what is shown, eyes and mouth count.
    private static final double CORE = 0.6;

    private final PictureShape picture;
    private final Reframer reframer;

    /// A frame in which the subject is cut or missing.
    ///
    /// @param subject its face, source pixels
    public record Lost(long ms, Box subject) {}

    public SubjectCheck(PictureShape picture, double outputAspect) {
        this.picture = picture;
        reframer = new Reframer(picture, outputAspect, FramingWishes.of(LayoutChoice.CROP));
    }

    /// @param seen of the shots' time at least
    /// @param framesPerSecond of the source
    /// @return in order of time; where no face was seen, nothing can be lost
    public List<Lost> lost(List<ShotFraming> shots, Seen seen, double framesPerSecond) {
        List<TimeRange> ranges = shots.stream().map(ShotFraming::range).toList();
        List<List<Sighting>> followed = reframer.followed(ranges, seen);
        List<Lost> lost = new ArrayList<>();
        for (int i = 0; i < shots.size(); i++) {
            check(shots.get(i), followed.get(i), 1000 / framesPerSecond, lost);
        }
        return List.copyOf(lost);
    }

    private void check(ShotFraming shot, List<Sighting> seen, double frameMs, List<Lost> lost) {
        for (int i = 0; i < seen.size(); i++) {
            Sighting here = seen.get(i);
            boolean last = i + 1 == seen.size();
            Sighting next = last ? here : seen.get(i + 1);
            boolean near = !last && next.ms() - here.ms() <= APART_MS;
            // A subject that jumped is at its new place from the frame of the jump on.
            long until = near ? Math.max(here.ms(), Math.min(next.ms(), next.fromMs())) : here.ms();
            double way = Math.abs(next.box().centerX() - here.box().centerX());
            boolean jumps = near && until < next.ms() && way > here.box().w();
            double first = Math.ceil(here.ms() / frameMs) * frameMs;
            for (double at = first; at < (near ? next.ms() : here.ms() + 1); at += frameMs) {
                long ms = Math.round(at);
                Box subject =
                        jumps ? ms < until ? here.box() : next.box() : between(here, next, ms);
                if (shot.range().contains(ms) && !shown(shot, subject, ms)) {
                    lost.add(new Lost(ms, subject));
                }
            }
        }
    }

    private static Box between(Sighting a, Sighting b, long ms) {
        double f = b.ms() <= a.ms() ? 0 : (double) (ms - a.ms()) / (b.ms() - a.ms());
        Box from = a.box();
        Box to = b.box();
        return new Box(
                from.x() + (to.x() - from.x()) * f,
                from.y() + (to.y() - from.y()) * f,
                from.w() + (to.w() - from.w()) * f,
                from.h() + (to.h() - from.h()) * f);
    }

    private boolean shown(ShotFraming shot, Box subject, long ms) {
        for (Region region : shot.layout().regions()) {
            if (holds(region.at(ms), subject)) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(Box shown, Box subject) {
        double w = subject.w() > shown.w() ? CORE * subject.w() : subject.w();
        // What the picture's own border cuts is not the crop's fault.
        double left = Math.max(0, subject.centerX() - w / 2);
        double right = Math.min(picture.width(), subject.centerX() + w / 2);
        double middle = Math.clamp(subject.centerY(), 0, picture.height());
        return left >= shown.x() - 1
                && right <= shown.right() + 1
                && middle >= shown.y()
                && middle <= shown.bottom();
    }
}
