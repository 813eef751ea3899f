package studio.truss.core.moments;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.TreeSet;

/// What the creator asks of the search.
///
/// @param clips how many at most; null for as many as the source's length deserves
/// @param minMs the shortest moment
/// @param maxMs the longest
/// @param without names of signals that are left out, as if they were missing
public record MomentSettings(@Nullable Integer clips, long minMs, long maxMs, Set<String> without) {

    public MomentSettings {
        if (clips != null && clips < 1) {
            throw new IllegalArgumentException("clips below 1: " + clips);
        }
        if (minMs < 1_000 || maxMs < minMs) {
            throw new IllegalArgumentException("lengths out of order: " + minMs + ".." + maxMs);
        }
        without = java.util.Collections.unmodifiableSet(new TreeSet<>(without));
    }

    /// As many as the length deserves, 12 to 60 seconds each.
    public static MomentSettings usual() {
        return new MomentSettings(null, 12_000, 60_000, Set.of());
    }
}
