package studio.truss.app.studio.player;

/// How a wish for a frame ended.
///
/// @param words what is wrong, for a person; empty where nothing is
public record FrameEnd(Kind kind, String words) {
    public enum Kind {
        /// It was shown, or gave way to a newer wish.
        DONE,
        /// The file does not give it.
        REFUSED,
        /// The decoder died of it; another one is there already.
        CRASHED
    }

    public static FrameEnd done() {
        return new FrameEnd(Kind.DONE, "");
    }

    public static FrameEnd refused(String words) {
        return new FrameEnd(Kind.REFUSED, words);
    }

    public static FrameEnd crashed(String words) {
        return new FrameEnd(Kind.CRASHED, words);
    }
}
