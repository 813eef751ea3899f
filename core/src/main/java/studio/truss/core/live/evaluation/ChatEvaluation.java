package studio.truss.core.live.evaluation;

import studio.truss.core.live.ChatAnalyzer;
import studio.truss.core.live.ChatRule;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/// Measures the ranking of spikes against marked highlights and the scores of windows against
/// labels, beside random, uniform and message-count picks. Deterministic; one thread.
///
/// A pick finds a mark when its peak lies from 30 s before to 60 s after it, one to one. Intervals
/// are 95 % of a seeded bootstrap over logs; leaving out each log in turn is reported as well.
public final class ChatEvaluation {
    private static final int ROUNDS = 1_000;
    private static final double AP_TARGET = 0.80;

    private final ChatAnalyzer analyzer = new ChatAnalyzer();

    /// @param logs folder of chat logs
    /// @param truth folder of `NAME.highlights.json` and `NAME.labels.json`, named as the logs
    public List<Figure> evaluate(Path logs, Path truth) throws IOException {
        TestLogs read = TestLogs.read(logs, truth);
        List<Figure> figures = new ArrayList<>();
        highlights(MarkedLog.of(read.marked(), analyzer), figures);
        windows("windows", LabelledLog.of(read.windows(), analyzer), figures);
        read.excerpts()
                .forEach((name, parts) ->
                        windows("excerpts " + name, LabelledLog.of(parts, analyzer), figures));
        return figures;
    }

    /// @param recall of the marks by the ten best picks
    /// @param picks average precision of the picks
    /// @param windows average precision of the labelled windows; NaN where there are none
    /// @param excerpts the same of all excerpts
    public record Rank(double recall, double picks, double windows, double excerpts) {}

    /// @param without in the order of the rules
    public record Ablation(Rank all, Map<ChatRule, Rank> without) {}

    /// Each rule left out in turn.
    public static Ablation ablation(Path logs, Path truth) throws IOException {
        TestLogs read = TestLogs.read(logs, truth);
        Map<ChatRule, Rank> without = new EnumMap<>(ChatRule.class);
        for (ChatRule rule : ChatRule.values()) {
            without.put(rule, rank(read, new ChatAnalyzer(Set.of(rule))));
        }
        return new Ablation(rank(read, new ChatAnalyzer()), without);
    }

    private static Rank rank(TestLogs logs, ChatAnalyzer analyzer) {
        List<Marked> marked =
                MarkedLog.of(logs.marked(), analyzer).stream()
                        .map(log -> new Marked(log.marks(), log.ours()))
                        .toList();
        List<LabelledLog> excerpts =
                logs.excerpts().values().stream()
                        .flatMap(parts -> LabelledLog.of(parts, analyzer).stream())
                        .toList();
        return new Rank(
                recall(marked, 10),
                averagePrecision(marked),
                LabelledLog.pooled(LabelledLog.of(logs.windows(), analyzer)).ours(),
                LabelledLog.pooled(excerpts).ours());
    }

    private static void highlights(List<MarkedLog> logs, List<Figure> figures) {
        if (logs.isEmpty()) {
            return;
        }
        figures.add(fact("marked logs", logs.size()));
        figures.add(fact("marks", logs.stream().mapToInt(MarkedLog::marks).sum()));
        for (Way way : Way.values()) {
            List<Marked> found =
                    logs.stream().map(log -> new Marked(log.marks(), way.of(log))).toList();
            for (int n : new int[] {5, 10}) {
                figures.add(
                        interval("P@" + n + " " + way.words, found, many -> precision(many, n)));
            }
            for (int n : new int[] {5, 10, 20}) {
                figures.add(interval("R@" + n + " " + way.words, found, many -> recall(many, n)));
            }
            figures.add(
                    interval("AP of picks " + way.words, found, ChatEvaluation::averagePrecision));
            figures.add(
                    interval("median start error " + way.words, found, ChatEvaluation::startError));
            if (way == Way.OURS) {
                leftOut("R@10 ours", found, many -> recall(many, 10), figures);
            }
        }
        double[] ranks =
                logs.stream()
                        .flatMap(log -> log.percentiles().stream())
                        .mapToDouble(p -> p)
                        .toArray();
        figures.add(fact("median percentile of the marks", median(ranks)));
    }

    private enum Way {
        OURS("ours"),
        MESSAGES("message count"),
        UNIFORM("uniform"),
        RANDOM("random");

        private final String words;

        Way(String words) {
            this.words = words;
        }

        MarkedLog.Found of(MarkedLog log) {
            return switch (this) {
                case OURS -> log.ours();
                case MESSAGES -> log.messageCount();
                case UNIFORM -> log.uniform();
                case RANDOM -> log.random();
            };
        }
    }

    private record Marked(int marks, MarkedLog.Found found) {}

    private static double precision(List<Marked> logs, int n) {
        return logs.stream().mapToDouble(l -> l.found.hits(n)).sum() / (n * (double) logs.size());
    }

    private static double recall(List<Marked> logs, int n) {
        double marks = logs.stream().mapToInt(Marked::marks).sum();
        return logs.stream().mapToDouble(l -> l.found.hits(n)).sum() / marks;
    }

    private static double averagePrecision(List<Marked> logs) {
        double sum = 0;
        double marks = 0;
        for (Marked log : logs) {
            for (int n = 1; n <= MarkedLog.PICKS; n++) {
                double gain = log.found.hits(n) - log.found.hits(n - 1);
                sum += gain * log.found.hits(n) / n;
            }
            marks += log.marks;
        }
        return sum / marks;
    }

    private static double startError(List<Marked> logs) {
        return median(
                logs.stream()
                        .flatMap(l -> l.found.startErrors().stream())
                        .mapToDouble(ms -> ms / 1000.0)
                        .toArray());
    }

    private static void windows(String name, List<LabelledLog> logs, List<Figure> figures) {
        if (logs.isEmpty()) {
            return;
        }
        LabelledLog all = LabelledLog.pooled(logs);
        figures.add(fact(name, all.good().length));
        Double target = name.equals("windows") ? AP_TARGET : null;
        ToDoubleFunction<List<LabelledLog>> ap = many -> LabelledLog.pooled(many).ours();
        Figure ours = interval("AP of " + name + " ours", logs, ap);
        figures.add(
                new Figure(
                        ours.name(), ours.value(), ours.low(), ours.high(), ours.unit(), target));
        figures.add(
                interval(
                        "AP of " + name + " message count",
                        logs,
                        many -> LabelledLog.pooled(many).messageCount()));
        figures.add(fact("AP of " + name + " random", all.positives()));
        for (LabelledLog log : logs) {
            figures.add(fact("AP of " + name + " ours, " + log.name(), log.ours()));
        }
        leftOut("AP of " + name + " ours", logs, ap, figures);
    }

    /// The lowest and highest value with one log left out.
    private static <T> void leftOut(
            String name, List<T> logs, ToDoubleFunction<List<T>> value, List<Figure> figures) {
        if (logs.size() < 2) {
            return;
        }
        double[] values = new double[logs.size()];
        for (int i = 0; i < values.length; i++) {
            List<T> rest = new ArrayList<>(logs);
            rest.remove(i);
            values[i] = value.applyAsDouble(rest);
        }
        Arrays.sort(values);
        figures.add(fact(name + ", lowest with a log left out", values[0]));
        figures.add(fact(name + ", highest with a log left out", values[values.length - 1]));
    }

    private static <T> Figure interval(String name, List<T> logs, ToDoubleFunction<List<T>> value) {
        SplittableRandom random = new SplittableRandom(17);
        double[] values = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            List<T> drawn = new ArrayList<>();
            for (int i = 0; i < logs.size(); i++) {
                drawn.add(logs.get(random.nextInt(logs.size())));
            }
            values[round] = value.applyAsDouble(drawn);
        }
        Arrays.sort(values);
        String unit = name.contains("error") ? "s" : "";
        return new Figure(
                name,
                value.applyAsDouble(logs),
                values[ROUNDS * 25 / 1000],
                values[ROUNDS * 975 / 1000],
                unit,
                null);
    }

    private static Figure fact(String name, double value) {
        return new Figure(name, value, null, null, "", null);
    }

    private static double median(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(values);
        return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }
}
