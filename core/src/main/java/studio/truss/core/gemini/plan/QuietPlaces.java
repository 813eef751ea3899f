package studio.truss.core.gemini.plan;

import studio.truss.core.media.TimeRange;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// Where a video can be cut so that no sentence is: pauses, else cuts of the picture.
final class QuietPlaces {
    /// Pauses are not told apart by more than this.
    private static final long PAUSE_MOST_MS = 2_000;

    private static final long CUT_NEAR_MS = 500;

    /// By their start, the longest of each; a pause inside an earlier one is left out.
    private final TreeMap<Long, TimeRange> pauses = new TreeMap<>();

    private final long[] cutsMs;

    QuietPlaces(List<TimeRange> pauses, long[] cutsMs) {
        long end = Long.MIN_VALUE;
        for (TimeRange pause : pauses.stream().sorted().toList()) {
            if (pause.endMs() > end) {
                this.pauses.put(pause.startMs(), pause);
                end = pause.endMs();
            }
        }
        this.cutsMs = cutsMs.clone();
        Arrays.sort(this.cutsMs);
    }

    /// The best whole second of a stretch, both ends of it included: in the longest pause, else at
    /// a cut, else the ideal one; of equals the nearest to the ideal one, then the earlier.
    long best(long fromS, long toS, long idealS) {
        long best = idealS;
        long worth = worth(idealS);
        for (long away = 1; away <= Math.max(idealS - fromS, toS - idealS); away++) {
            for (long s : new long[] {idealS - away, idealS + away}) {
                if (s >= fromS && s <= toS && worth(s) > worth) {
                    best = s;
                    worth = worth(s);
                }
            }
        }
        return best;
    }

    private long worth(long second) {
        long ms = second * 1000;
        var before = pauses.floorEntry(ms);
        if (before != null && before.getValue().contains(ms)) {
            return 1 + Math.min(PAUSE_MOST_MS, before.getValue().lengthMs());
        }
        int at = Arrays.binarySearch(cutsMs, ms - CUT_NEAR_MS);
        int next = at >= 0 ? at : -at - 1;
        return next < cutsMs.length && cutsMs[next] <= ms + CUT_NEAR_MS ? 1 : 0;
    }
}
