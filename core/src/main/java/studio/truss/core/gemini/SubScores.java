package studio.truss.core.gemini;

/// What a moment is worth in four regards, 0..25 each.
///
/// @param hook whether the first two seconds hold a viewer
/// @param engagement whether it moves people
/// @param value whether they take something away
/// @param shareability whether they would pass it on
public record SubScores(int hook, int engagement, int value, int shareability) {
    public static final int EACH_MAX = 25;

    public SubScores {
        check(hook);
        check(engagement);
        check(value);
        check(shareability);
    }

    /// 0..100.
    public int total() {
        return hook + engagement + value + shareability;
    }

    private static void check(int score) {
        if (score < 0 || score > EACH_MAX) {
            throw new IllegalArgumentException("a score of " + score + " of " + EACH_MAX);
        }
    }
}
