package studio.truss.core.media.ffmpeg;

/// Whether frames follow one another at one distance.
final class Cadence {
    /// A distance may differ from the usual one by this part of it, or by rounding to two ticks.
    private static final double TOLERANCE = 0.2;

    private static final int FRAMES_MIN = 4;

    private Cadence() {}

    /// Containers round times to ticks of a millisecond; that is no variation. The first and the
    /// last distance are left out: edit lists and recorders bend them.
    ///
    /// @param times ascending
    static boolean uneven(long[] times, int count, double tickMs) {
        if (count < FRAMES_MIN) {
            return false;
        }
        double usual = (double) (times[count - 2] - times[1]) / (count - 3);
        double allowed = Math.max(usual * TOLERANCE, tickMs >= 0.5 ? 1.5 : 1);
        for (int i = 2; i < count - 1; i++) {
            if (Math.abs(times[i] - times[i - 1] - usual) > allowed) {
                return true;
            }
        }
        return false;
    }
}
