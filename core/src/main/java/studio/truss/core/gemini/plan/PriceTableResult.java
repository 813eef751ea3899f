package studio.truss.core.gemini.plan;

/// What came of reading a price table.
public sealed interface PriceTableResult {
    record Read(PriceTable table) implements PriceTableResult {}

    /// @param words a sentence for the creator: what is wrong, and where
    record Unreadable(String words) implements PriceTableResult {}
}
