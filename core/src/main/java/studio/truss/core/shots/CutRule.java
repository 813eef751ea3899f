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

    /// Light, tint and pans leave less than this of the structure elsewhere.
    private static final double RESTRUCTURED_MIN = 0.24;

    /// A step of more than this is no pan, also where the light changes: what it leaves of the
    /// structure must be where it was.
    private static final double BEYOND_PAN = 25;

    /// Two flat or similar pictures are still a cut where the step is huge and stands alone.
    private static final double RESTRUCTURED_BARE = 0.11;

    private static final double BARE_STEP = 50;
    private static final double ALONE = 25;

    /// An object that moves changes less of the picture than this, a jump cut stands alone.
    private static final double CHANGED_MIN = 0.42;

    private static final double CHANGED_BARE = 0.15;
    private static final double JUMP_RATIO = 9;

    private static final int SHORTEST_SHOT_FRAMES = 4;

    private int quietUntil = 1;

    boolean isCut(History history, int i) {
        if (i < quietUntil || history.step(i) < STEP_MIN || !standsOut(history, i)) {
            return false;
        }
        if (!anotherPicture(history.thumb(i - 1), history.thumb(i), prominence(history, i))) {
            return false;
        }
        if (wasThere(history, i)) {
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

    private static boolean anotherPicture(Thumb before, Thumb after, double prominence) {
        double restructured = before.restructuring(after);
        double step = before.distanceTo(after);
        boolean panned = step <= BEYOND_PAN;
        if (restructured < RESTRUCTURED_MIN
                && (panned || before.restructuringInPlace(after) < RESTRUCTURED_MIN)) {
            return restructured > RESTRUCTURED_BARE && prominence > ALONE && step > BARE_STEP;
        }
        double changed = before.changedShare(after);
        return changed > CHANGED_MIN || (changed > CHANGED_BARE && prominence > JUMP_RATIO);
    }

    private static boolean standsOut(History history, int i) {
        double step = history.step(i);
        for (int k = Math.max(1, i - 2); k <= Math.min(history.end() - 1, i + 2); k++) {
            if (history.step(k) > step) {
                return false;
            }
        }
        return prominence(history, i) >= RATIO_MIN;
    }

    /// The step against those around it. The frames beside it are left out: a blend of both shots
    /// may stand there.
    private static double prominence(History history, int i) {
        double sum = 0;
        int count = 0;
        int from = Math.max(Math.max(1, history.begin()), i - NEIGHBOURS);
        int to = Math.min(history.end() - 1, i + NEIGHBOURS);
        for (int k = from; k <= to; k++) {
            if (Math.abs(k - i) > 1) {
                sum += history.step(k);
                count++;
            }
        }
        double around = count == 0 ? 0 : sum / count;
        return history.step(i) / (around + 1);
    }

    /// Whether the picture of `i` was there just before: a flash ends here, whose beginning was the
    /// smaller step of the two.
    private static boolean wasThere(History history, int i) {
        Thumb now = history.thumb(i);
        double away = history.thumb(i - 1).distanceTo(now);
        for (int k = i - 2; k >= history.begin(); k--) {
            if (history.ms(i) - history.ms(k) > FLASH_MS) {
                break;
            }
            if (history.thumb(k).distanceTo(now) < RETURN_SHARE * away) {
                return true;
            }
        }
        return false;
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
