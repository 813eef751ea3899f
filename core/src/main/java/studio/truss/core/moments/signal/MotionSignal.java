package studio.truss.core.moments.signal;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;
import studio.truss.core.shots.MotionTrack;

/// Mean change of the picture from frame to frame over two seconds, 0..1, cuts excluded.
final class MotionSignal implements Signal {

    @Override
    public String name() {
        return "motion";
    }

    @Override
    public float @Nullable [] curve(Observations seen, int hops) {
        MotionTrack motion = seen.motion();
        return motion == null ? null : Grid.mean(motion.motion(), motion.hopMs(), hops, 2_000);
    }

    @Override
    public double faint() {
        return 0.004;
    }

    @Override
    public double full() {
        return 0.05;
    }

    @Override
    public String words(Observations seen, TimeRange range, double raw) {
        return raw < 0.002
                ? "the picture stands still"
                : "the picture changes by " + Math.round(raw * 1000) / 10.0 + " % a frame";
    }

    @Override
    public String headline() {
        return "Action";
    }
}
