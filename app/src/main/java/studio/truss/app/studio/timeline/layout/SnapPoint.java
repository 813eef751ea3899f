package studio.truss.app.studio.timeline.layout;

/// A time that an edge sticks to, and what is there.
public record SnapPoint(long ms, Kind kind) {
    /// The stronger first: of two at the same distance the first wins.
    public enum Kind {
        PLAYHEAD,
        MOMENT,
        CUT,
        CHAPTER,
        SILENCE,
        WORD,
        SOURCE
    }
}
