package studio.truss.core.shots;

import studio.truss.core.media.SmallFrame;

import java.util.List;

/// Finds cuts, fades and dissolves in the small frames of a source, fed in presentation order.
/// Memory does not grow with the length of the source. One thread.
public final class ShotDetector {

    public void accept(SmallFrame frame) {}

    /// The transitions of all accepted frames in order of time.
    public List<Cut> finish() {
        return List.of();
    }
}
