package studio.truss.core.sync.remote;

import java.util.Collection;

/// What requests cost in the table's units, by the formulas of the Amazon DynamoDB developer guide
/// ("read and write capacity"). Reads are counted in request units of 4 KB, writes of 1 KB.
public final class Capacity {
    private static final int READ_UNIT = 4096;
    private static final int WRITE_UNIT = 1024;

    private Capacity() {}

    /// A page of a query: its bytes together, at least one unit.
    public static double ofPage(long bytes, boolean consistent) {
        return Math.max(1, up(bytes, READ_UNIT)) * (consistent ? 1 : 0.5);
    }

    /// Strong reads of items by key: each for itself, an absent one as the smallest.
    public static double ofGets(Collection<Integer> sizes, int absent) {
        return absent + sizes.stream().mapToLong(size -> Math.max(1, up(size, READ_UNIT))).sum();
    }

    /// A write inside a transaction: twice the larger of the item before and after. One that was
    /// refused costs the same.
    public static double ofTransactedWrite(int before, int after) {
        return 2.0 * Math.max(1, up(Math.max(before, after), WRITE_UNIT));
    }

    private static long up(long bytes, int unit) {
        return (bytes + unit - 1) / unit;
    }
}
