package studio.truss.core.reframe;

/// Where somebody was seen at a time.
///
/// @param ms time on the source's clock
/// @param fromMs the frame from which on they may be taken to be there, at most `ms`
/// @param gaze where they look: -1 to the left of the picture, 1 to the right
public record Sighting(long ms, long fromMs, Box box, double gaze) {

    public Sighting(long ms, Box box) {
        this(ms, ms, box, 0);
    }

    public Sighting at(Box newBox) {
        return new Sighting(ms, fromMs, newBox, gaze);
    }

    public Sighting from(long newFromMs) {
        return new Sighting(ms, newFromMs, box, gaze);
    }
}
