package studio.truss.app.studio.timeline.model;

/// A value over the whole source. Two curves are the same when they share their array, so that what
/// is computed of one can be kept while only moments change.
///
/// @param hopMs each value stands for so long, the first beginning at 0
/// @param values 0..1; not copied, never to be changed
public record Curve(int hopMs, float[] values) {
    public static final Curve EMPTY = new Curve(1000, new float[0]);

    public Curve {
        if (hopMs < 1) {
            throw new IllegalArgumentException("a curve with a hop of " + hopMs + " ms");
        }
    }

    public boolean isEmpty() {
        return values.length == 0;
    }
}
