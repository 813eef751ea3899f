package studio.truss.core.moments.signal;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;

import java.util.OptionalDouble;

/// One reason to look at a stretch of a source: a curve over time, and words for its peaks.
///
/// Stateless; a new signal is a class here and a line in [SignalWeights].
public interface Signal {
    /// The step of all curves.
    int HOP_MS = 500;

    /// What the ledger says of a judgement that nobody asked for.
    String NOT_ASKED = "not asked";

    String name();

    /// One value per hop in the signal's own unit, more is better; null where the source does not
    /// have what it needs.
    float @Nullable [] curve(Observations seen, int hops);

    /// How far over the source's median a value counts as nothing yet; over 0 for a judgement.
    double faint();

    /// How far over the median it counts in full.
    double full();

    /// What happens in `range`, for a creator.
    String words(Observations seen, TimeRange range, double raw);

    /// Whether it is somebody's judgement, on a scale of its own, and not a measurement of which
    /// each source has its usual. A source whose judge was not asked lacks nothing.
    default boolean judgement() {
        return false;
    }

    /// What a judgement says of `range` as a whole; empty for what is measured, whose largest value
    /// counts.
    default OptionalDouble judged(Observations seen, TimeRange range) {
        return OptionalDouble.empty();
    }

    /// What a judgement of `range` is made of; null for what is measured.
    default ModelMark.@Nullable Verdict verdict(Observations seen, TimeRange range) {
        return null;
    }

    /// The beginning of a title: "Laughter".
    String headline();
}
