package studio.truss.app.studio.timeline;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.timeline.layout.SnapPoint;
import studio.truss.app.studio.timeline.layout.Snapping;
import studio.truss.app.studio.timeline.model.TimelineModel;
import studio.truss.app.studio.timeline.model.TimelineMoment;
import studio.truss.core.media.TimeRange;

import java.util.Optional;

/// Drags an edge of a moment, or the moment whole, from press to release: past what the detector
/// found, within the source, never shorter than a second, on frames unless it sticks to something.
/// JavaFX thread.
final class Trimming {
    static final long LEAST_MS = 1_000;

    private final ReadOnlyObjectWrapper<@Nullable Trim> live = new ReadOnlyObjectWrapper<>();
    private final TimelineEdits edits;
    private @Nullable Drag drag;

    private record Drag(TimelineMoment moment, Trim.Part part, double grabbedMs) {
        /// Where the led edge would be with the hand at a time.
        double edge(double handMs) {
            TimeRange range = moment.range();
            long edge = part == Trim.Part.OUT ? range.endMs() : range.startMs();
            return edge + handMs - grabbedMs;
        }
    }

    Trimming(TimelineEdits edits) {
        this.edits = edits;
    }

    ReadOnlyObjectProperty<@Nullable Trim> liveProperty() {
        return live.getReadOnlyProperty();
    }

    @Nullable Trim live() {
        return live.get();
    }

    void begin(TimelineMoment moment, Trim.Part part, double handMs) {
        drag = new Drag(moment, part, handMs);
        live.set(new Trim(moment.id(), part, moment.range(), null));
    }

    /// @param snapping null where nothing sticks
    void to(TimelineModel model, double handMs, @Nullable Snapping snapping, double radiusMs) {
        Drag now = drag;
        if (now == null) {
            return;
        }
        double edge = now.edge(handMs);
        Trim next =
                switch (now.part) {
                    case IN, OUT -> edge(now, model, edge, snapping, radiusMs);
                    case WHOLE -> whole(now, model, edge, snapping, radiusMs);
                };
        if (!next.equals(live.get())) {
            live.set(next);
            edits.trimming(next.momentId(), next.range());
        }
    }

    private static Trim edge(
            Drag drag,
            TimelineModel model,
            double edge,
            @Nullable Snapping snapping,
            double radiusMs) {
        TimeRange was = drag.moment.range();
        boolean in = drag.part == Trim.Part.IN;
        long least = in ? 0 : Math.min(was.startMs() + LEAST_MS, model.durationMs());
        long most = in ? Math.max(0, was.endMs() - LEAST_MS) : model.durationMs();
        Optional<SnapPoint> snap = find(snapping, edge, radiusMs, least, most);
        long at = snap.map(SnapPoint::ms).orElseGet(() -> model.onFrame(edge));
        at = Math.clamp(at, least, most);
        TimeRange range = in ? TimeRange.of(at, was.endMs()) : TimeRange.of(was.startMs(), at);
        return new Trim(drag.moment.id(), drag.part, range, snap.orElse(null));
    }

    /// Whichever end is nearer to something sticks to it.
    private static Trim whole(
            Drag drag,
            TimelineModel model,
            double start,
            @Nullable Snapping snapping,
            double radiusMs) {
        long length = drag.moment.range().lengthMs();
        long most = Math.max(0, model.durationMs() - length);
        Optional<SnapPoint> first = find(snapping, start, radiusMs, 0, most);
        Optional<SnapPoint> last = find(snapping, start + length, radiusMs, length, most + length);
        boolean byEnd =
                last.isPresent()
                        && (first.isEmpty()
                                || Math.abs(last.get().ms() - length - start)
                                        < Math.abs(first.get().ms() - start));
        Optional<SnapPoint> snap = byEnd ? last : first;
        long at =
                snap.map(point -> byEnd ? point.ms() - length : point.ms())
                        .orElseGet(() -> model.onFrame(start));
        at = Math.clamp(at, 0, most);
        return new Trim(
                drag.moment.id(), drag.part, TimeRange.of(at, at + length), snap.orElse(null));
    }

    private static Optional<SnapPoint> find(
            @Nullable Snapping snapping, double ms, double radiusMs, long least, long most) {
        return snapping == null
                ? Optional.empty()
                : snapping.edge(ms, radiusMs)
                        .filter(point -> point.ms() >= least && point.ms() <= most);
    }

    void end() {
        Drag ended = drag;
        Trim last = live.get();
        drag = null;
        if (ended != null && last != null && !last.range().equals(ended.moment.range())) {
            edits.trimmed(last.momentId(), last.range());
        }
        live.set(null);
    }

    /// Lets go without an edit.
    void cancel() {
        Drag ended = drag;
        drag = null;
        live.set(null);
        if (ended != null) {
            edits.trimming(ended.moment.id(), ended.moment.range());
        }
    }
}
