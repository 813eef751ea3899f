package studio.truss.core.live.evaluation;

import studio.truss.core.live.ChatAnalyzer;
import studio.truss.core.live.ChatLog;
import studio.truss.core.live.ChatMessage;
import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Windows of one log that a person labelled, with our score of each and the message count.
record LabelledLog(String name, boolean[] good, double[] scores, double[] counts) {

    static List<LabelledLog> of(List<TestLogs.Labelled> logs, ChatAnalyzer analyzer) {
        return logs.stream().map(log -> of(log, analyzer)).toList();
    }

    private static LabelledLog of(TestLogs.Labelled labelled, ChatAnalyzer analyzer) {
        List<TimeRange> ranges = labelled.windows().stream().map(Truth.Window::range).toList();
        boolean[] good = new boolean[ranges.size()];
        for (int w = 0; w < good.length; w++) {
            good[w] = labelled.windows().get(w).good();
        }
        return new LabelledLog(
                labelled.name(),
                good,
                analyzer.windowScores(labelled.log(), ranges),
                counts(labelled.log(), ranges));
    }

    private static double[] counts(ChatLog log, List<TimeRange> windows) {
        double[] counts = new double[windows.size()];
        for (ChatMessage m : log.messages()) {
            for (int w = 0; w < counts.length; w++) {
                counts[w] += windows.get(w).contains(m.ms()) ? 1 : 0;
            }
        }
        return counts;
    }

    /// All windows of several logs as one list.
    static LabelledLog pooled(List<LabelledLog> logs) {
        List<Boolean> good = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        List<Double> counts = new ArrayList<>();
        for (LabelledLog log : logs) {
            for (int w = 0; w < log.good.length; w++) {
                good.add(log.good[w]);
                scores.add(log.scores[w]);
                counts.add(log.counts[w]);
            }
        }
        boolean[] flags = new boolean[good.size()];
        for (int w = 0; w < flags.length; w++) {
            flags[w] = good.get(w);
        }
        return new LabelledLog("all", flags, array(scores), array(counts));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    double ours() {
        return averagePrecision(scores);
    }

    double messageCount() {
        return averagePrecision(counts);
    }

    /// What a random order gives on the average, to within a little.
    double positives() {
        return (double) IntStream.range(0, good.length).filter(w -> good[w]).count() / good.length;
    }

    /// Mean over the good windows of the precision at their rank; 0 where there is none.
    double averagePrecision(double[] by) {
        int[] order =
                IntStream.range(0, by.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer w) -> -by[w]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double sum = 0;
        int hits = 0;
        for (int rank = 1; rank <= order.length; rank++) {
            if (good[order[rank - 1]]) {
                hits++;
                sum += (double) hits / rank;
            }
        }
        return hits == 0 ? 0 : sum / hits;
    }
}
