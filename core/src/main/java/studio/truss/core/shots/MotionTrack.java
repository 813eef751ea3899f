package studio.truss.core.shots;

import studio.truss.core.media.TimeRange;

import java.util.Arrays;

/// How much the picture moves, and how bright it is, over time: one value per hop of `hopMs`, all
/// arrays of one length, the first hop beginning at 0.
///
/// @param motion mean absolute luma change of the pictures in the hop, 0..1, cuts excluded
/// @param brightness mean luma, 0..1
/// @param contrast standard deviation of the luma, 0..1
public record MotionTrack(int hopMs, float[] motion, float[] brightness, float[] contrast) {

    /// The step that [MotionMeter] measures with.
    public static final int HOP_MS = 100;

    public MotionTrack {
        int hops = motion.length;
        if (hopMs <= 0 || brightness.length != hops || contrast.length != hops) {
            throw new IllegalArgumentException("tracks of different lengths, or a hop of " + hopMs);
        }
    }

    /// The same track as part of a longer one that begins `leadMs` earlier, with nothing known
    /// before it.
    public MotionTrack after(long leadMs) {
        int lead = Math.toIntExact(leadMs / hopMs);
        return new MotionTrack(
                hopMs, shifted(motion, lead), shifted(brightness, lead), shifted(contrast, lead));
    }

    /// A range of the track as one that begins with it.
    public MotionTrack inside(TimeRange range) {
        int from = Math.clamp(range.startMs() / hopMs, 0, hops());
        int to = Math.clamp((range.endMs() + hopMs - 1) / hopMs, from, hops());
        return new MotionTrack(
                hopMs,
                Arrays.copyOfRange(motion, from, to),
                Arrays.copyOfRange(brightness, from, to),
                Arrays.copyOfRange(contrast, from, to));
    }

    private static float[] shifted(float[] values, int by) {
        float[] shifted = new float[values.length + by];
        System.arraycopy(values, 0, shifted, by, values.length);
        return shifted;
    }

    public int hops() {
        return motion.length;
    }

    /// The mean of the motion over a range; 0 outside the track.
    public double meanMotion(TimeRange range) {
        int from = Math.clamp(range.startMs() / hopMs, 0, hops());
        int to = Math.clamp((range.endMs() + hopMs - 1) / hopMs, from, hops());
        double sum = 0;
        for (int hop = from; hop < to; hop++) {
            sum += motion[hop];
        }
        return to == from ? 0 : sum / (to - from);
    }
}
