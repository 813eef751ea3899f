package studio.truss.core.transfer.flow;

import studio.truss.core.transfer.remote.ObjectStore;

/// How a file is cut into parts: all of one size but the last.
///
/// @param size of the file in bytes
public record PartPlan(long size, long partSize) {
    private static final long MIB = 1L << 20;
    private static final long USUAL = 8 * MIB;

    /// Some room below the most that there may be.
    private static final long AIM = 9_000;

    public PartPlan {
        if (size < 1 || partSize < 1) {
            throw new IllegalArgumentException("parts of " + partSize + " of " + size + " bytes");
        }
    }

    /// One part where one request is enough; else parts small enough to lose one, and not too many.
    public static PartPlan of(long size) {
        if (size <= ObjectStore.SMALL_MAX) {
            return new PartPlan(size, size);
        }
        long least = Math.ceilDiv(Math.ceilDiv(size, AIM), MIB) * MIB;
        return new PartPlan(size, Math.max(USUAL, least));
    }

    public boolean isWhole() {
        return partSize >= size;
    }

    public int count() {
        return Math.toIntExact(Math.ceilDiv(size, partSize));
    }

    /// @param number from 1
    public long from(int number) {
        return (number - 1) * partSize;
    }

    public long sizeOf(int number) {
        return Math.min(partSize, size - from(number));
    }
}
