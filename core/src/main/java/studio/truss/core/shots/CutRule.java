package studio.truss.core.shots;

/// Decides whether a frame shows another picture than the one before: a step that is large in
/// itself and against its neighbours, and that does not go back soon (a flash).
final class CutRule {
    /// How much must be known after a frame before it can be judged.
    static final long LOOKAHEAD_MS = 400;

    private static final double STEP_MIN = 6.5;
    private static final double RATIO_MIN = 2.6;
    private static final int NEIGHBOURS = 6;
    private static final long FLASH_MS = 350;

    /// A later frame that is this much nearer to the old picture shows the old picture again.
    private static final double RETURN_SHARE = 0.45;

    /// Above this correlation of the luma only the light has changed.
    private static final double SAME_PICTURE = 0.93;

    private static final int SHORTEST_SHOT_FRAMES = 4;

    private int quietUntil = 1;

    boolean isCut(History history, int i) {
        if (i < quietUntil || history.step(i) < STEP_MIN || !standsOut(history, i)) {
            return false;
        }
        Thumb before = history.thumb(i - 1);
        Thumb after = history.thumb(i);
        if (before.likeness(after) > SAME_PICTURE) {
            return false;
        }
        int back = returnsAt(history, i);
        if (back > 0) {
            quietUntil = back + 1;
            return false;
        }
        quietUntil = i + SHORTEST_SHOT_FRAMES;
        return true;
    }

    private static boolean standsOut(History history, int i) {
        double step = history.step(i);
        double sum = 0;
        int count = 0;
        int from = Math.max(Math.max(1, history.begin()), i - NEIGHBOURS);
        int to = Math.min(history.end() - 1, i + NEIGHBOURS);
        for (int k = from; k <= to; k++) {
            int far = Math.abs(k - i);
            if (far == 1 || far == 2) {
                if (history.step(k) > step) {
                    return false;
                }
            }
            // The frames beside the cut are left out: a blend of both shots may stand there.
            if (far > 1) {
                sum += history.step(k);
                count++;
            }
        }
        double around = count == 0 ? 0 : sum / count;
        return step >= RATIO_MIN * (around + 1);
    }

    /// The number of the frame in which the picture before `i` is back, or -1.
    private static int returnsAt(History history, int i) {
        Thumb before = history.thumb(i - 1);
        double away = before.distanceTo(history.thumb(i));
        for (int k = i + 1; k < history.end(); k++) {
            if (history.ms(k) - history.ms(i) > FLASH_MS) {
                break;
            }
            if (before.distanceTo(history.thumb(k)) < RETURN_SHARE * away) {
                return k;
            }
        }
        return -1;
    }
}
