package studio.truss.core.live;

/// Measures how long after the picture the chat reacts, by laying its bursts over the sound.
public final class DelayEstimator {
    /// @param soundExcitement any curve that rises where the sound does, from source time 0 on
    /// @param hopMs the curve's step
    /// @param logOffsetMs source time of log time 0
    public ChatDelay estimate(
            ChatAnalysis chat, float[] soundExcitement, int hopMs, long logOffsetMs) {
        return new ChatDelay(8_000, 0, false, "Not measured: a usual delay is taken.");
    }
}
