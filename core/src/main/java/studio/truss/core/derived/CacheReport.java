package studio.truss.core.derived;

import java.util.Map;

/// What the cache holds.
///
/// @param kinds every kind, also those of which there is nothing
/// @param otherBytes of older versions and of what is being made
/// @param budgetBytes what it may hold
public record CacheReport(Map<DerivedKind, Share> kinds, long otherBytes, long budgetBytes) {

    /// @param sources of how many sources
    public record Share(int sources, int files, long bytes) {
        static final Share NONE = new Share(0, 0, 0);

        Share plus(Share other) {
            return new Share(sources + other.sources, files + other.files, bytes + other.bytes);
        }
    }

    public CacheReport {
        kinds = Map.copyOf(kinds);
    }

    public long bytes() {
        return otherBytes + kinds.values().stream().mapToLong(Share::bytes).sum();
    }
}
