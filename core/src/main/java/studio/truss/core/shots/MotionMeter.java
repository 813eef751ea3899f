package studio.truss.core.shots;

import studio.truss.core.media.SmallFrame;

import java.util.List;

/// Measures motion and brightness of the small frames of a source, fed in presentation order at any
/// rate. One thread.
public final class MotionMeter {

    public void accept(SmallFrame frame) {}

    /// The track of all accepted frames. The change across one of `cuts` counts as no motion.
    public MotionTrack finish(List<Cut> cuts) {
        return new MotionTrack(
                100, new float[0], new float[0], new float[0], new float[0], new float[0]);
    }
}
