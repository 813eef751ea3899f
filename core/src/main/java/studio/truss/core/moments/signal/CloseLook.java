package studio.truss.core.moments.signal;

import studio.truss.core.media.TimeRange;
import studio.truss.core.shots.Cut;
import studio.truss.core.shots.MotionTrack;

import java.util.List;

/// What was seen at every frame of some ranges of a source.
///
/// @param ranges in order of time, apart from one another
/// @param cuts inside them
/// @param motion of the whole source's length; holds nothing outside them
public record CloseLook(List<TimeRange> ranges, List<Cut> cuts, MotionTrack motion) {

    public CloseLook {
        ranges = List.copyOf(ranges);
        cuts = List.copyOf(cuts);
    }

    public boolean covers(TimeRange range) {
        for (TimeRange seen : ranges) {
            if (seen.startMs() <= range.startMs() && seen.endMs() >= range.endMs()) {
                return true;
            }
        }
        return false;
    }
}
