package studio.truss.core.captions.timing;

import studio.truss.core.captions.Segment;

import java.util.ArrayList;
import java.util.List;

/// Speech in stretches of about five minutes, cut at its longest pauses: a model's times drift, and
/// what is near in time is off alike.
final class Stretches {
    private static final long SHORTEST_MS = 3 * 60_000;
    private static final long LONGEST_MS = 7 * 60_000;

    private Stretches() {}

    /// @param segments in order of time
    static List<List<Segment>> of(List<Segment> segments) {
        List<List<Segment>> stretches = new ArrayList<>();
        List<Segment> rest = segments;
        while (!rest.isEmpty()) {
            int next = next(rest);
            stretches.add(rest.subList(0, next));
            rest = rest.subList(next, rest.size());
        }
        return stretches;
    }

    /// Where the second stretch begins.
    private static int next(List<Segment> rest) {
        long from = rest.getFirst().startMs();
        if (rest.getLast().endMs() - from <= LONGEST_MS) {
            return rest.size();
        }
        int best = rest.size();
        long longest = Long.MIN_VALUE;
        long spokenUntil = rest.getFirst().endMs();
        for (int i = 1; i < rest.size(); i++) {
            long start = rest.get(i).startMs();
            boolean late = start - from > LONGEST_MS;
            if (late && best < rest.size()) {
                break;
            }
            if (start - from >= SHORTEST_MS && start - spokenUntil > longest) {
                longest = start - spokenUntil;
                best = i;
            }
            spokenUntil = Math.max(spokenUntil, rest.get(i).endMs());
        }
        return best;
    }
}
