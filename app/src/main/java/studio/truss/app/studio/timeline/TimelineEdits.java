package studio.truss.app.studio.timeline;

import studio.truss.core.media.TimeRange;

/// What the hand on the timeline asks for. The timeline stores nothing: whoever answers makes the
/// edit and hands in a new model. JavaFX thread.
public interface TimelineEdits {
    /// A handle or a whole moment is being dragged; nothing is decided yet.
    default void trimming(String momentId, TimeRange live) {}

    /// The drag has ended with another range than before.
    void trimmed(String momentId, TimeRange range);

    /// A key of the selected moment's crop is to stand at another time.
    void keyMoved(long fromMs, long toMs);

    /// A rejected candidate is to become a moment.
    void promote(String candidateId);
}
