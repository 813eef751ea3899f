package studio.truss.app.studio.timeline.layout;

import studio.truss.app.studio.timeline.layout.Lane.Kind;
import studio.truss.app.studio.timeline.model.CropMark;
import studio.truss.app.studio.timeline.model.TimelineCandidate;
import studio.truss.app.studio.timeline.model.TimelineChapter;
import studio.truss.app.studio.timeline.model.TimelineModel;
import studio.truss.app.studio.timeline.model.TimelineMoment;
import studio.truss.core.media.TimeRange;

import java.util.List;
import java.util.Optional;

/// Says what lies under a point: keys of the crop first, then handles, then the playhead's head,
/// the selected moment, the shortest other moment, the shortest rejected candidate, a chapter, the
/// row.
///
/// @param lead the selected moment that has the handles, empty for none
/// @param keys of its crop
public record HitTest(
        TimelineModel model,
        TimelineScale scale,
        LaneLayout layout,
        String lead,
        List<CropMark> keys,
        boolean rejectedShown,
        long playheadMs) {
    /// The head of a block, which moves it.
    public static final double GRIP_PX = 18;

    /// A block narrower than this has no handles: an edge could not be placed with sense.
    public static final double HANDLES_FROM_PX = 8;

    /// A block is hit at least so wide.
    private static final double LEAST_PX = 6;

    private static final double HANDLE_OUT_PX = 9;
    private static final double HANDLE_IN_PX = 6;
    private static final double PLAYHEAD_PX = 8;

    public Target at(double x, double y) {
        Optional<Lane> lane = layout.at(y);
        if (lane.isEmpty()) {
            return new Target.Nothing();
        }
        boolean amongBlocks = y >= layout.blocksTop() && y < layout.blocksBottom();
        if (amongBlocks) {
            Optional<Target> block =
                    key(x, y).or(() -> handle(x)).or(() -> moment(x, y)).or(() -> rejected(x));
            if (block.isPresent()) {
                return block.orElseThrow();
            }
        }
        Lane row = lane.orElseThrow();
        if (row.kind() == Kind.RULER
                && Math.abs(scale.xOf((double) playheadMs) - x) <= PLAYHEAD_PX) {
            return new Target.Playhead();
        }
        if (row.kind() == Kind.CHAPTERS) {
            for (TimelineChapter chapter : model.chapters()) {
                if (covers(chapter.range(), x, 0)) {
                    return new Target.Chapter(chapter);
                }
            }
        }
        return new Target.Row(row);
    }

    private Optional<Target> key(double x, double y) {
        return CropKeyRow.of(keys, scale, layout).at(x, y).map(Target.Key::new);
    }

    private Optional<Target> handle(double x) {
        return model.moment(lead)
                .filter(moment -> widthPx(moment.range()) >= HANDLES_FROM_PX)
                .flatMap(moment -> {
                    double in = scale.xOf((double) moment.range().startMs());
                    double out = scale.xOf((double) moment.range().endMs());
                    double inside = Math.min(HANDLE_IN_PX, (out - in) / 4);
                    if (x >= in - HANDLE_OUT_PX && x <= in + inside) {
                        return Optional.of(new Target.Handle(moment, true));
                    }
                    return x >= out - inside && x <= out + HANDLE_OUT_PX
                            ? Optional.of(new Target.Handle(moment, false))
                            : Optional.empty();
                });
    }

    private Optional<Target> moment(double x, double y) {
        TimelineMoment best = null;
        for (TimelineMoment moment : model.moments()) {
            boolean first =
                    best == null
                            || moment.id().equals(lead)
                            || (!best.id().equals(lead)
                                    && moment.range().lengthMs() < best.range().lengthMs());
            if (first && covers(moment.range(), x, LEAST_PX)) {
                best = moment;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        boolean grip = y < layout.blocksTop() + GRIP_PX && widthPx(best.range()) >= HANDLES_FROM_PX;
        return Optional.of(grip ? new Target.Grip(best) : new Target.Block(best));
    }

    private Optional<Target> rejected(double x) {
        TimelineCandidate best = null;
        List<TimelineCandidate> shown = rejectedShown ? model.candidates() : List.of();
        for (TimelineCandidate each : shown) {
            boolean shorter = best == null || each.range().lengthMs() < best.range().lengthMs();
            if (shorter && covers(each.range(), x, LEAST_PX)) {
                best = each;
            }
        }
        return Optional.ofNullable(best).map(Target.Rejected::new);
    }

    private double widthPx(TimeRange range) {
        return range.lengthMs() / scale.msPerPx();
    }

    private boolean covers(TimeRange range, double x, double leastPx) {
        double spare = Math.max(0, (leastPx - widthPx(range)) / 2);
        return x >= scale.xOf((double) range.startMs()) - spare
                && x < scale.xOf((double) range.endMs()) + spare;
    }
}
