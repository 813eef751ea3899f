package studio.truss.app.studio.player;

/// How fast and which way a source plays, as J, K and L say: each press doubles, the other way
/// begins anew. Immutable.
///
/// @param speed -8 to 8, 0 for a stand
public record Shuttle(int speed) {
    private static final int FASTEST = 8;

    public Shuttle {
        if (Math.abs(speed) > FASTEST) {
            throw new IllegalArgumentException("speed " + speed);
        }
    }

    public static Shuttle still() {
        return new Shuttle(0);
    }

    public static Shuttle normal() {
        return new Shuttle(1);
    }

    public Shuttle forward() {
        return new Shuttle(speed < 1 ? 1 : Math.min(FASTEST, speed * 2));
    }

    public Shuttle back() {
        return new Shuttle(speed > -1 ? -1 : Math.max(-FASTEST, speed * 2));
    }

    public boolean moving() {
        return speed != 0;
    }

    /// Whether sound goes with it: reverse and fast shuttle are silent.
    public boolean sounds() {
        return speed == 1;
    }

    /// `2x`, `-4x`; empty at normal speed and at a stand.
    public String words() {
        return speed == 0 || speed == 1 ? "" : speed + "x";
    }
}
