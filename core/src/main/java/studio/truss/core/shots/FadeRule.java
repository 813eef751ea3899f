package studio.truss.core.shots;

import org.jspecify.annotations.Nullable;

/// Finds fades through one colour: a run of flat frames that is entered and left by degrees.
final class FadeRule {
    private static final double FLAT_DEVIATION = 6;
    private static final double FLAT_DETAIL = 30;
    private static final long LONGEST_MS = 3_000;

    /// A side of the run counts as gradual when the frame beside it has less than this share of the
    /// contrast which the shot has later.
    private static final double GRADUAL_SHARE = 0.7;

    private static final int SETTLED_FRAMES = 4;
    private static final long FLASH_MS = 400;
    private static final double RETURNED_MAX = 0.24;
    private static final double SAME_MAX = 0.3;

    /// @param runBegin the first flat frame
    /// @param shotBegin the first frame of the new shot, at the turn from out to in
    /// @param end the first frame of full strength
    record Found(int runBegin, int shotBegin, int end, boolean gradualIn) {}

    private int runBegin = -1;
    private int runEnd = -1;
    private boolean gradualOut;
    private double darkest;
    private int turn;

    static boolean flat(Thumb thumb) {
        return thumb.deviation < FLAT_DEVIATION && thumb.detail < FLAT_DETAIL;
    }

    /// Takes the next frame; returns a fade when it is complete.
    @Nullable Found look(History history, int i) {
        Thumb thumb = history.thumb(i);
        if (flat(thumb)) {
            if (runBegin < 0 || runEnd >= 0) {
                runBegin = i;
                runEnd = -1;
                gradualOut = i > 0 && gradual(history, i);
                darkest = Double.MAX_VALUE;
            }
            if (thumb.deviation <= darkest + 0.25) {
                turn = i;
                darkest = Math.min(darkest, thumb.deviation);
            }
            return null;
        }
        if (runBegin < 0) {
            return null;
        }
        if (runEnd < 0) {
            runEnd = i;
        }
        return settled(history, i) ? close(history, i) : null;
    }

    private boolean settled(History history, int i) {
        if (history.ms(i) - history.ms(Math.max(runEnd, history.begin())) > LONGEST_MS) {
            return true;
        }
        if (i - runEnd < SETTLED_FRAMES) {
            return false;
        }
        double now = history.thumb(i).deviation;
        return now < 1.02 * history.thumb(i - SETTLED_FRAMES).deviation;
    }

    private @Nullable Found close(History history, int i) {
        int settledAt = Math.max(runEnd, i - SETTLED_FRAMES);
        boolean gradualIn =
                settledAt - runEnd >= 2
                        && history.thumb(runEnd).deviation
                                < GRADUAL_SHARE * history.thumb(settledAt).deviation
                        && samePicture(history, (runEnd + settledAt) / 2, settledAt);
        boolean first = runBegin == 0;
        Found found =
                !first && (gradualIn || gradualOut) && !flash(history, i)
                        ? new Found(runBegin, gradualIn ? turn + 1 : runEnd, settledAt, gradualIn)
                        : null;
        runBegin = -1;
        runEnd = -1;
        return found;
    }

    /// A short run after which the picture is the same as before.
    private boolean flash(History history, int i) {
        int before = runBegin - 3;
        return before >= history.begin()
                && history.ms(runEnd) - history.ms(runBegin) < FLASH_MS
                && history.thumb(before).restructuring(history.thumb(i)) < RETURNED_MAX;
    }

    /// The picture before `i` has lost contrast by degrees, and is the same picture all the while:
    /// a cut to a plain picture is no fade.
    private static boolean gradual(History history, int i) {
        int beside = i - 1;
        double near = history.thumb(beside).deviation;
        double far = near;
        for (int k = 1; k <= 10 && beside - k >= history.begin(); k++) {
            far = Math.max(far, history.thumb(beside - k).deviation);
        }
        int earlier = Math.max(history.begin(), beside - SETTLED_FRAMES);
        return near < GRADUAL_SHARE * far && samePicture(history, beside, earlier);
    }

    private static boolean samePicture(History history, int faint, int full) {
        return history.thumb(faint).restructuring(history.thumb(full)) < SAME_MAX;
    }
}
