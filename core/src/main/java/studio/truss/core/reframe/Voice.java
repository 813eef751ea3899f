package studio.truss.core.reframe;

import studio.truss.core.media.TimeRange;

/// How likely somebody speaks, over time: one value for each hop of `hopMs`, 0..1. Empty where
/// there is no sound: then anybody may speak at any time.
public record Voice(int hopMs, float[] speech) {

    public Voice {
        if (hopMs <= 0) {
            throw new IllegalArgumentException("hop of " + hopMs);
        }
    }

    public static Voice unknown() {
        return new Voice(100, new float[0]);
    }

    /// The mean over a range; 1 where nothing is known.
    public double over(TimeRange range) {
        int from = Math.clamp(range.startMs() / hopMs, 0, speech.length);
        int to = Math.clamp((range.endMs() + hopMs - 1) / hopMs, from, speech.length);
        if (to == from) {
            return speech.length == 0 ? 1 : 0;
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += speech[i];
        }
        return sum / (to - from);
    }
}
