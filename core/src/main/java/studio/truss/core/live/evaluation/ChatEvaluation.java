package studio.truss.core.live.evaluation;

import studio.truss.core.live.ChatAnalyzer;
import studio.truss.core.live.ChatLog;
import studio.truss.core.live.ChatLogResult;
import studio.truss.core.live.logs.ChatLogReader;
import studio.truss.core.media.TimeRange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    private final ChatLogReader reader = new ChatLogReader();
    private final ChatAnalyzer analyzer = new ChatAnalyzer();

    /// @param logs folder of chat logs
    /// @param truth folder of `NAME.highlights.json` and `NAME.labels.json`, named as the logs
    public List<Figure> evaluate(Path logs, Path truth) throws IOException {
        List<Figure> figures = new ArrayList<>();
        List<MarkedLog> marked = new ArrayList<>();
        for (Path file : Truth.files(truth, ".highlights.json")) {
            String name = name(file, ".highlights.json");
            Path log = Truth.logOf(logs, name);
            if (log != null) {
                marked.add(new MarkedLog(name, analyzer.analyze(read(log)), Truth.marks(file)));
            }
        }
        highlights(marked, figures);
        List<LabelledLog> labelled = new ArrayList<>();
        for (Path file : Truth.files(truth, ".labels.json")) {
            String name = name(file, ".labels.json");
            Path log = Truth.logOf(logs, name);
            if (log != null) {
                labelled.add(labelled(name, read(log), Truth.labels(file)));
            }
        }
        windows("windows", labelled, figures);
        for (Path file : Truth.files(logs, "_labelled_windows.jsonl")) {
            List<LabelledLog> parts = new ArrayList<>();
            for (Map.Entry<String, Truth.Excerpts> e : Truth.excerpts(file).entrySet()) {
                parts.add(labelled(e.getKey(), e.getValue().log(), e.getValue().windows()));
            }
            windows("excerpts " + name(file, "_labelled_windows.jsonl"), parts, figures);
        }
        return figures;
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

    private LabelledLog labelled(String name, ChatLog log, List<Truth.Window> windows) {
        List<TimeRange> ranges = windows.stream().map(Truth.Window::range).toList();
        boolean[] good = new boolean[windows.size()];
        for (int w = 0; w < good.length; w++) {
            good[w] = windows.get(w).good();
        }
        return new LabelledLog(
                name, good, analyzer.windowScores(log, ranges), LabelledLog.counts(log, ranges));
    }

    private ChatLog read(Path file) throws IOException {
        return switch (reader.read(file)) {
            case ChatLogResult.Whole(ChatLog log) -> log;
            case ChatLogResult.Partly(ChatLog log, String problem) -> log;
            case ChatLogResult.Refused(String problem) -> throw new IOException(problem);
        };
    }

    private static String name(Path file, String ending) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ending.length());
    }
}
