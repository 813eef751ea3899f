package studio.truss.app.studio.timeline;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import studio.truss.app.studio.timeline.layout.TimelineScale;
import studio.truss.core.media.TimeRange;

/// Which part of the source is in view, and how it follows the playhead. JavaFX thread.
final class Viewport {
    /// How much of the view lies before the playhead after it has turned a page.
    private static final double BEFORE = 0.06;

    /// What a shown moment leaves free on each side, as a part of its length.
    private static final double MARGIN = 0.35;

    private final ReadOnlyObjectWrapper<TimelineScale> scale;

    Viewport(long durationMs, double fps) {
        scale = new ReadOnlyObjectWrapper<>(TimelineScale.whole(durationMs, fps, 1));
    }

    ReadOnlyObjectProperty<TimelineScale> scaleProperty() {
        return scale.getReadOnlyProperty();
    }

    TimelineScale scale() {
        return scale.get();
    }

    /// Another source comes into view whole; the same one keeps its place.
    void source(long durationMs, double fps) {
        if (durationMs != scale().durationMs() || fps != scale().fps()) {
            scale.set(TimelineScale.whole(durationMs, fps, scale().widthPx()));
        }
    }

    void width(double px) {
        scale.set(scale().resized(px));
    }

    void set(TimelineScale other) {
        scale.set(other);
    }

    void show(TimeRange range) {
        double margin = Math.max(500, range.lengthMs() * MARGIN);
        scale.set(scale().showing(range.startMs() - margin, range.endMs() + margin));
    }

    /// Brings a time into view in the same zoom, where it is not.
    void reveal(double ms) {
        if (!scale().shows(ms)) {
            turnTo(ms);
        }
    }

    /// In playback: turns the page when the playhead leaves it. A view that the creator has moved
    /// away from the playhead stays.
    void follow(double fromMs, double toMs) {
        if (scale().shows(fromMs) && !scale().shows(toMs)) {
            turnTo(toMs);
        }
    }

    private void turnTo(double ms) {
        scale.set(scale().startingAt(ms - BEFORE * scale().spanMs()));
    }
}
