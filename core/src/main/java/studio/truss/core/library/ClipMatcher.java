package studio.truss.core.library;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.entity.Clip;
import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds which moments of an analysis are clips that the library has already. Two ranges are of the
/// same moment when they share half of what they cover together, or most of the shorter. The best
/// match wins; a live clip stands for one moment, a refused one for all that match it.
public final class ClipMatcher {
    private static final double SHARED_MIN = 0.5;
    private static final double CONTAINED_MIN = 0.8;

    private ClipMatcher() {}

    /// A clip of the library: where it is, and where an analysis had put it before it was trimmed.
    /// `refused` when the creator rejected or deleted it.
    public record Known(List<TimeRange> ranges, boolean refused) {
        public Known {
            ranges = List.copyOf(ranges);
        }
    }

    private record Pair(int moment, int known, double closeness) {}

    /// For each moment the index of the clip that it is, or -1 for a new one.
    public static int[] match(List<TimeRange> moments, List<Known> clips) {
        List<Pair> pairs = new ArrayList<>();
        for (int m = 0; m < moments.size(); m++) {
            for (int k = 0; k < clips.size(); k++) {
                double closeness = closeness(moments.get(m), clips.get(k));
                if (closeness > 0) {
                    pairs.add(new Pair(m, k, closeness));
                }
            }
        }
        pairs.sort(
                Comparator.comparingDouble(Pair::closeness)
                        .reversed()
                        .thenComparingInt(Pair::moment)
                        .thenComparingInt(Pair::known));
        int[] matches = new int[moments.size()];
        Arrays.fill(matches, -1);
        boolean[] taken = new boolean[clips.size()];
        for (Pair pair : pairs) {
            if (matches[pair.moment()] < 0 && !taken[pair.known()]) {
                matches[pair.moment()] = pair.known();
                taken[pair.known()] = !clips.get(pair.known()).refused();
            }
        }
        return matches;
    }

    /// Whether a moment and a clip are the same, whichever else is closer.
    public static boolean isSame(TimeRange moment, Known clip) {
        return closeness(moment, clip) > 0;
    }

    /// Clips of one video without second copies of a moment, which two machines proposed each by
    /// itself: proposals alike in all that a person can change. One that was decided about stays,
    /// else the one with the better score, else the older id; that is the same on every machine.
    public static List<Clip> once(List<Clip> clips) {
        Map<List<@Nullable Object>, Clip> first = new HashMap<>();
        clips.stream()
                .sorted(
                        Comparator.comparing((Clip clip) -> isProposed(clip))
                                .thenComparing(Clip::viralityScore, Comparator.reverseOrder())
                                .thenComparing(clip -> clip.clipId().value()))
                .forEach(clip -> first.putIfAbsent(changeable(clip), clip));
        return clips.stream()
                .filter(clip -> !isProposed(clip) || clip.equals(first.get(changeable(clip))))
                .toList();
    }

    private static boolean isProposed(Clip clip) {
        return clip.status() == Clip.Status.PROPOSED;
    }

    private static List<@Nullable Object> changeable(Clip clip) {
        return Arrays.asList(
                clip.videoId(),
                clip.startMs(),
                clip.endMs(),
                clip.title(),
                clip.hook(),
                clip.description(),
                clip.tags(),
                clip.crop(),
                clip.layout(),
                clip.captions());
    }

    private static double closeness(TimeRange moment, Known clip) {
        double best = 0;
        for (TimeRange range : clip.ranges()) {
            long shorter = Math.min(moment.lengthMs(), range.lengthMs());
            double iou = moment.iou(range);
            if (iou >= SHARED_MIN
                    || (shorter > 0 && moment.overlapMs(range) >= CONTAINED_MIN * shorter)) {
                best = Math.max(best, iou);
            }
        }
        return best;
    }
}
