package studio.truss.core.media;

/// A stretch of a source in milliseconds of its presentation time (0 = first video frame), the end
/// exclusive.
public record TimeRange(long startMs, long endMs) implements Comparable<TimeRange> {

    public TimeRange {
        if (endMs < startMs) {
            throw new IllegalArgumentException(
                    "range ends before it starts: " + startMs + ".." + endMs);
        }
    }

    public static TimeRange of(long startMs, long endMs) {
        return new TimeRange(startMs, endMs);
    }

    public long lengthMs() {
        return endMs - startMs;
    }

    public long middleMs() {
        return startMs + lengthMs() / 2;
    }

    public boolean contains(long ms) {
        return ms >= startMs && ms < endMs;
    }

    public boolean overlaps(TimeRange other) {
        return startMs < other.endMs && other.startMs < endMs;
    }

    public long overlapMs(TimeRange other) {
        return Math.max(0, Math.min(endMs, other.endMs) - Math.max(startMs, other.startMs));
    }

    /// Intersection over union, 0..1.
    public double iou(TimeRange other) {
        long overlap = overlapMs(other);
        long union = lengthMs() + other.lengthMs() - overlap;
        return union == 0 ? 0 : (double) overlap / union;
    }

    public TimeRange clamp(long minMs, long maxMs) {
        long start = Math.clamp(startMs, minMs, maxMs);
        return new TimeRange(start, Math.clamp(endMs, start, Math.max(start, maxMs)));
    }

    @Override
    public int compareTo(TimeRange other) {
        int byStart = Long.compare(startMs, other.startMs);
        return byStart != 0 ? byStart : Long.compare(endMs, other.endMs);
    }
}
