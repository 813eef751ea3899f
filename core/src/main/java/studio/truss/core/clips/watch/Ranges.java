package studio.truss.core.clips.watch;

import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.List;

/// Ranges of a source, those that touch or nearly touch made one. One thread.
final class Ranges {
    /// A decoder begins at a key frame: less than this is cheaper to go through than to leap.
    private static final long NEAR_MS = 4_000;

    private final List<TimeRange> ranges = new ArrayList<>();

    void add(TimeRange range) {
        TimeRange grown = range;
        for (int i = ranges.size() - 1; i >= 0; i--) {
            if (near(ranges.get(i), grown)) {
                TimeRange other = ranges.remove(i);
                grown =
                        TimeRange.of(
                                Math.min(other.startMs(), grown.startMs()),
                                Math.max(other.endMs(), grown.endMs()));
                i = ranges.size();
            }
        }
        ranges.add(grown);
    }

    boolean touches(TimeRange range) {
        return ranges.stream().anyMatch(each -> near(each, range));
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    /// In order of time.
    List<TimeRange> list() {
        return ranges.stream().sorted().toList();
    }

    private static boolean near(TimeRange a, TimeRange b) {
        return a.startMs() <= b.endMs() + NEAR_MS && b.startMs() <= a.endMs() + NEAR_MS;
    }
}
