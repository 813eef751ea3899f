package studio.truss.app.evaluation;

import org.jspecify.annotations.Nullable;

import studio.truss.app.measure.Row;
import studio.truss.core.live.evaluation.ChatEvaluation;
import studio.truss.core.live.evaluation.Figure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Chat spikes and windows against marks and labels, beside the baselines.
public final class ChatFigures {
    private static final String OURS = " ours";
    private static final String COUNT = " message count";

    private ChatFigures() {}

    /// @param logs folder of chat logs
    /// @param truth folder of marks and labels
    public static List<Row> of(Path logs, Path truth) {
        try {
            return rows(new ChatEvaluation().evaluate(logs, truth));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + logs + " and " + truth, e);
        }
    }

    /// Each rule of the chat left out in turn, against all of them.
    public static List<Row> ablation(Path logs, Path truth) {
        try {
            ChatEvaluation.Ablation ablation = ChatEvaluation.ablation(logs, truth);
            ChatEvaluation.Rank all = ablation.all();
            List<Row> rows = new ArrayList<>();
            ablation.without()
                    .forEach((rule, rank) -> {
                        String without = " without '" + rule.words() + "'";
                        compare(
                                rows,
                                "chat: AP of windows" + without,
                                rank.windows(),
                                all.windows());
                        compare(rows, "  AP of excerpts", rank.excerpts(), all.excerpts());
                        compare(rows, "  AP of picks", rank.picks(), all.picks());
                        compare(rows, "  R@10", rank.recall(), all.recall());
                    });
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + logs + " and " + truth, e);
        }
    }

    private static void compare(List<Row> rows, String name, double without, double with) {
        rows.add(Row.fact(name, without, "").against(with));
    }

    private static List<Row> rows(List<Figure> figures) {
        Map<String, Figure> byName =
                figures.stream()
                        .collect(Collectors.toMap(Figure::name, Function.identity(), (a, b) -> a));
        List<Row> rows = new ArrayList<>();
        for (Figure figure : figures) {
            String name = figure.name();
            Figure count =
                    name.endsWith(OURS)
                            ? byName.get(name.substring(0, name.length() - OURS.length()) + COUNT)
                            : null;
            rows.add(row(figure, count));
            if (figure.low() != null && figure.high() != null) {
                rows.add(Row.fact("  95 % over logs, lower", figure.low(), figure.unit()));
                rows.add(Row.fact("  95 % over logs, upper", figure.high(), figure.unit()));
            }
        }
        return rows;
    }

    private static Row row(Figure figure, @Nullable Figure count) {
        boolean error = figure.unit().equals("s");
        Double target = figure.target();
        Row row =
                target != null
                        ? Row.atLeast(figure.name(), figure.value(), figure.unit(), target)
                        : count == null || error
                                ? Row.fact(figure.name(), figure.value(), figure.unit())
                                : Row.atLeast(
                                        figure.name(),
                                        figure.value(),
                                        figure.unit(),
                                        count.value());
        return count == null ? row : row.against(count.value());
    }
}
