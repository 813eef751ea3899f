package studio.truss.core.moments.signal;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;

/// One reason to look at a stretch of a source: a curve over time, and words for its peaks.
///
/// Stateless; a new signal is a class here and a line in [SignalWeights].
public interface Signal {
    /// The step of all curves.
    int HOP_MS = 500;

    String name();

    /// One value per hop in the signal's own unit, more is better; null where the source does not
    /// have what it needs.
    float @Nullable [] curve(Observations seen, int hops);

    /// How far over the source's median a value counts as nothing yet.
    double faint();

    /// How far over the median it counts in full.
    double full();

    /// What happens in `range`, for a creator.
    String words(Observations seen, TimeRange range, double raw);

    /// The beginning of a title: "Laughter".
    String headline();
}
