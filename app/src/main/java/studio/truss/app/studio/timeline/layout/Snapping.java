package studio.truss.app.studio.timeline.layout;

import studio.truss.app.studio.timeline.layout.SnapPoint.Kind;
import studio.truss.app.studio.timeline.model.TimelineChapter;
import studio.truss.app.studio.timeline.model.TimelineModel;
import studio.truss.app.studio.timeline.model.TimelineMoment;
import studio.truss.core.media.TimeRange;

import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// Finds what a dragged edge sticks to: the nearest word, silence, cut, chapter, moment's edge,
/// playhead or end of the source.
///
/// @param moving the moment being dragged, whose own edges do not count; empty for none
/// @param playheadMs negative where the playhead itself is dragged
public record Snapping(TimelineModel model, String moving, long playheadMs) {
    /// How near an edge must come, in pixels.
    public static final double RADIUS_PX = 8;

    /// For an edge of a moment: everything counts.
    public Optional<SnapPoint> edge(double ms, double radiusMs) {
        Nearest nearest = new Nearest(ms, radiusMs);
        marks(nearest);
        ranges(nearest, model.silences(), Kind.SILENCE);
        ranges(nearest, model.words(), Kind.WORD);
        return nearest.found();
    }

    /// For the playhead: what can be seen as a mark; single words would make it stutter.
    public Optional<SnapPoint> playhead(double ms, double radiusMs) {
        Nearest nearest = new Nearest(ms, radiusMs);
        marks(nearest);
        return nearest.found();
    }

    private void marks(Nearest nearest) {
        if (playheadMs >= 0) {
            nearest.offer(playheadMs, Kind.PLAYHEAD);
        }
        for (TimelineMoment moment : model.moments()) {
            if (!moment.id().equals(moving)) {
                nearest.offer(moment.range().startMs(), Kind.MOMENT);
                nearest.offer(moment.range().endMs(), Kind.MOMENT);
            }
        }
        int cut = first(model.cuts(), Long::longValue, nearest.ms);
        for (int i = Math.max(0, cut - 1); i < Math.min(cut + 1, model.cuts().size()); i++) {
            nearest.offer(model.cuts().get(i), Kind.CUT);
        }
        for (TimelineChapter chapter : model.chapters()) {
            nearest.offer(chapter.range().startMs(), Kind.CHAPTER);
        }
        nearest.offer(0, Kind.SOURCE);
        nearest.offer(model.durationMs(), Kind.SOURCE);
    }

    private static void ranges(Nearest nearest, List<TimeRange> ranges, Kind kind) {
        int after = first(ranges, TimeRange::startMs, nearest.ms);
        for (int i = Math.max(0, after - 2); i < Math.min(after + 1, ranges.size()); i++) {
            nearest.offer(ranges.get(i).startMs(), kind);
            nearest.offer(ranges.get(i).endMs(), kind);
        }
    }

    /// The first of an ordered list at or after a time.
    private static <T> int first(List<T> list, ToLongFunction<T> time, double ms) {
        int low = 0;
        int high = list.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time.applyAsLong(list.get(middle)) < ms) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static final class Nearest {
        private final double ms;
        private double distance;
        private Optional<SnapPoint> found = Optional.empty();

        Nearest(double ms, double radiusMs) {
            this.ms = ms;
            this.distance = radiusMs;
        }

        void offer(long at, Kind kind) {
            double away = Math.abs(at - ms);
            boolean stronger = found.isPresent() && kind.compareTo(found.orElseThrow().kind()) < 0;
            if (away < distance || (away == distance && (found.isEmpty() || stronger))) {
                distance = away;
                found = Optional.of(new SnapPoint(at, kind));
            }
        }

        Optional<SnapPoint> found() {
            return found;
        }
    }
}
