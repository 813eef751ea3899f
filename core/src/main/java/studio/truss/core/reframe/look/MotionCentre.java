package studio.truss.core.reframe.look;

import studio.truss.core.media.TimeRange;
import studio.truss.core.shots.MotionTrack;

/// Where in the picture a shot moves.
///
/// @param x 0..1 from the left
/// @param steady the motion stays about there, and is enough to speak of
public record MotionCentre(double x, boolean steady) {
    private static final double SPREAD_MAX = 0.13;
    private static final double MOTION_MIN = 0.002;

    /// The middle is where compositions are made for: a centre near it is the middle.
    private static final double MIDDLE = 0.08;

    public static MotionCentre of(TimeRange range, MotionTrack motion) {
        int from = Math.clamp(range.startMs() / motion.hopMs(), 0, motion.hops());
        int to = Math.clamp(range.endMs() / motion.hopMs() + 1, from, motion.hops());
        double weight = 0;
        double sum = 0;
        double squares = 0;
        for (int hop = from; hop < to; hop++) {
            double w = motion.motion()[hop];
            double at = motion.centerX()[hop];
            weight += w;
            sum += w * at;
            squares += w * at * at;
        }
        if (to == from || weight / (to - from) < MOTION_MIN) {
            return new MotionCentre(0.5, false);
        }
        double mean = sum / weight;
        double spread = Math.sqrt(Math.max(0, squares / weight - mean * mean));
        boolean steady = spread < SPREAD_MAX && Math.abs(mean - 0.5) > MIDDLE;
        return new MotionCentre(mean, steady);
    }
}
