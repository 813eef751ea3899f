package studio.truss.app.studio.timeline.layout;

/// One row of the timeline.
///
/// @param id a signal's name, or the kind in small letters
/// @param y of its upper edge in pixels
public record Lane(Kind kind, String id, double y, double height) {
    /// From top to bottom; each height in pixels as the least, the usual and the most.
    public enum Kind {
        RULER(24, 24, 24),
        PICTURE(24, 48, 84),
        SOUND(28, 54, 140),
        SCORE(40, 66, 180),
        SIGNAL(14, 25, 56),
        CHAPTERS(18, 22, 26);

        final double least;
        final double usual;
        final double most;

        Kind(double least, double usual, double most) {
            this.least = least;
            this.usual = usual;
            this.most = most;
        }
    }

    public double bottom() {
        return y + height;
    }

    public boolean contains(double atY) {
        return atY >= y && atY < bottom();
    }
}
