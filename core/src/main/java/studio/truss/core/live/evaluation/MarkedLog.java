package studio.truss.core.live.evaluation;

import studio.truss.core.live.ChatAnalysis;
import studio.truss.core.live.ChatAnalyzer;
import studio.truss.core.live.ChatSpike;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// A long log with the times of its known highlights, and what each way of picking finds of them.
final class MarkedLog {
    static final int PICKS = 20;
    private static final int APART_MS = 120_000;
    private static final long BEFORE_MS = 30_000;
    private static final long AFTER_MS = 60_000;
    private static final int DRAWS = 200;

    /// What a ranked list of picks found: for each mark the rank that took it (from 1), 0 for none.
    record Found(double[] hitsAt, List<Long> startErrors) {
        /// Marks found by the first so many picks (a mean, for the random baseline).
        double hits(int picks) {
            return hitsAt[picks];
        }
    }

    private final String name;
    private final ChatAnalysis chat;
    private final long[] marks;

    MarkedLog(String name, ChatAnalysis chat, long[] marks) {
        this.name = name;
        this.chat = chat;
        this.marks = marks.clone();
    }

    static List<MarkedLog> of(List<TestLogs.Marked> logs, ChatAnalyzer analyzer) {
        return logs.stream()
                .map(log -> new MarkedLog(log.name(), analyzer.analyze(log.log()), log.marks()))
                .toList();
    }

    int marks() {
        return marks.length;
    }

    Found ours() {
        List<Long> peaks = new ArrayList<>();
        List<Long> starts = new ArrayList<>();
        for (ChatSpike spike : chat.spikes().stream().limit(PICKS).toList()) {
            peaks.add(spike.peakMs());
            starts.add(spike.startMs());
        }
        return found(peaks, starts);
    }

    /// The busiest 20 s, at the same distance.
    Found messageCount() {
        List<Long> picks = new ArrayList<>();
        for (int s : spaced(messages())) {
            picks.add(chat.msOf(s));
        }
        return found(picks, picks);
    }

    Found uniform() {
        List<Long> picks = new ArrayList<>();
        int seconds = chat.messages().length;
        // in an order that covers the whole at every length of the list
        for (int i = 1; i <= PICKS; i++) {
            double golden = i * 0.618033988749895;
            picks.add(chat.msOf((int) ((golden - Math.floor(golden)) * seconds)));
        }
        return found(picks, picks);
    }

    /// The mean of many seeded draws.
    Found random() {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        double[] mean = new double[PICKS + 1];
        List<Long> errors = new ArrayList<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            List<Long> picks = new ArrayList<>();
            for (int tries = 0; picks.size() < PICKS && tries < 10_000; tries++) {
                long pick = chat.msOf(random.nextInt(chat.messages().length));
                if (picks.stream().noneMatch(p -> Math.abs(p - pick) < APART_MS)) {
                    picks.add(pick);
                }
            }
            Found one = found(picks, picks);
            for (int n = 0; n <= PICKS; n++) {
                mean[n] += one.hits(n) / DRAWS;
            }
            errors.addAll(one.startErrors());
        }
        return new Found(mean, errors);
    }

    /// For each mark the share of the log that is less exciting than the best second near it.
    List<Double> percentiles() {
        float[] curve = chat.excitement();
        float[] sorted = curve.clone();
        Arrays.sort(sorted);
        List<Double> percentiles = new ArrayList<>();
        for (long mark : marks) {
            float best = 0;
            for (int s = 0; s < curve.length; s++) {
                if (near(chat.msOf(s), mark)) {
                    best = Math.max(best, curve[s]);
                }
            }
            int below = 0;
            while (below < sorted.length && sorted[below] < best) {
                below++;
            }
            percentiles.add((double) below / sorted.length);
        }
        return percentiles;
    }

    private Found found(List<Long> peaks, List<Long> starts) {
        boolean[] taken = new boolean[marks.length];
        double[] hits = new double[PICKS + 1];
        List<Long> errors = new ArrayList<>();
        for (int n = 1; n <= PICKS; n++) {
            hits[n] = hits[n - 1];
            int mark = n <= peaks.size() ? nearest(peaks.get(n - 1), taken) : -1;
            if (mark >= 0) {
                taken[mark] = true;
                hits[n]++;
                errors.add(Math.abs(starts.get(n - 1) - marks[mark]));
            }
        }
        return new Found(hits, errors);
    }

    private int nearest(long pick, boolean[] taken) {
        int best = -1;
        for (int m = 0; m < marks.length; m++) {
            boolean nearer = best < 0 || Math.abs(pick - marks[m]) < Math.abs(pick - marks[best]);
            if (!taken[m] && near(pick, marks[m]) && nearer) {
                best = m;
            }
        }
        return best;
    }

    /// A mark is where the picture is; the chat follows it.
    private static boolean near(long ms, long mark) {
        return ms >= mark - BEFORE_MS && ms <= mark + AFTER_MS;
    }

    private int[] messages() {
        int[] perSecond = chat.messages();
        int[] sums = new int[perSecond.length];
        int sum = 0;
        for (int s = 0; s < perSecond.length + 10; s++) {
            sum += s < perSecond.length ? perSecond[s] : 0;
            sum -= s >= 20 ? perSecond[s - 20] : 0;
            if (s >= 10) {
                sums[s - 10] = sum;
            }
        }
        return sums;
    }

    private static List<Integer> spaced(int[] values) {
        List<Integer> order = new ArrayList<>();
        for (int s = 0; s < values.length; s++) {
            order.add(s);
        }
        order.sort((a, b) -> Integer.compare(values[b], values[a]));
        List<Integer> picks = new ArrayList<>();
        for (int s : order) {
            if (picks.size() == PICKS) {
                break;
            }
            if (picks.stream().noneMatch(p -> Math.abs(p - s) < APART_MS / 1000)) {
                picks.add(s);
            }
        }
        return picks;
    }
}
