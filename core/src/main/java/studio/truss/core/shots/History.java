package studio.truss.core.shots;

/// The last few seconds of thumbs with the distance of each to the one before, addressed by a
/// running number from 0.
final class History {
    static final int CAPACITY = 256;

    private final Thumb[] thumbs = new Thumb[CAPACITY];
    private final double[] steps = new double[CAPACITY];
    private int count;

    void add(Thumb thumb) {
        steps[count % CAPACITY] = count == 0 ? 0 : thumb(count - 1).distanceTo(thumb);
        thumbs[count % CAPACITY] = thumb;
        count++;
    }

    /// One past the newest number.
    int end() {
        return count;
    }

    /// The oldest number still held.
    int begin() {
        return Math.max(0, count - CAPACITY);
    }

    Thumb thumb(int number) {
        return thumbs[number % CAPACITY];
    }

    /// Distance from the frame before.
    double step(int number) {
        return steps[number % CAPACITY];
    }

    long ms(int number) {
        return thumb(number).ms;
    }
}
