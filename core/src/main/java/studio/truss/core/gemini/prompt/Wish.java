package studio.truss.core.gemini.prompt;

/// What the creator's settings say about moments.
///
/// @param minMs the shortest moment
/// @param maxMs the longest
public record Wish(long minMs, long maxMs) {
    public Wish {
        if (minMs < 1 || maxMs < minMs) {
            throw new IllegalArgumentException("lengths out of order: " + minMs + ".." + maxMs);
        }
    }
}
