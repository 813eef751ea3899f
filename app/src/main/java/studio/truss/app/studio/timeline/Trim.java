package studio.truss.app.studio.timeline;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.timeline.layout.SnapPoint;
import studio.truss.core.media.TimeRange;

/// A moment under the hand.
///
/// @param range as it would be if the hand let go now
/// @param snap what the dragged edge sticks to, null for nothing
record Trim(String momentId, Part part, TimeRange range, @Nullable SnapPoint snap) {
    enum Part {
        IN,
        OUT,
        WHOLE
    }

    /// The edge that the hand leads.
    long edgeMs() {
        return part == Part.OUT ? range.endMs() : range.startMs();
    }
}
