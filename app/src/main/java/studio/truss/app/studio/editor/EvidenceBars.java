package studio.truss.app.studio.editor;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;
import studio.truss.app.studio.look.ScoreColor;
import studio.truss.core.library.entity.Clip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// The ledger of a moment: a bar with its figures for each signal that has a share in the score,
/// the others named in a line.
final class EvidenceBars extends VBox {
    private final Messages messages;
    private final Consumer<String> light;

    /// @param light is told the signal whose bar was clicked
    EvidenceBars(Clip clip, Messages messages, Consumer<String> light) {
        super(2);
        this.messages = messages;
        this.light = light;
        Ledger ledger = Ledger.of(clip);
        if (ledger.rows().isEmpty()) {
            Label none = new Label(messages.of("why.no.ledger"));
            none.getStyleClass().add("meta");
            none.setWrapText(true);
            getChildren().add(none);
        }
        double score = clip.viralityScore().doubleValue();
        double most = ledger.rows().stream().mapToDouble(Ledger.Row::contribution).max().orElse(1);
        List<String> none = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<String> unasked = new ArrayList<>();
        for (Ledger.Row row : ledger.rows()) {
            double points = points(row, score, ledger.fused());
            if (row.notAsked()) {
                unasked.add(messages.of("signal." + row.signal()));
            } else if (row.missing()) {
                missing.add(messages.of("signal." + row.signal()));
            } else if (Math.round(points) == 0) {
                none.add(messages.of("signal." + row.signal()));
            } else {
                getChildren().add(bar(row, points, row.contribution() / most));
            }
        }
        if (!none.isEmpty()) {
            getChildren().add(Nodes.quiet(messages.of("why.no.part", String.join(", ", none))));
        }
        if (!missing.isEmpty()) {
            getChildren().add(Nodes.quiet(messages.of("why.missing", String.join(", ", missing))));
        }
        if (!unasked.isEmpty()) {
            getChildren().add(Nodes.quiet(messages.of("why.unasked", String.join(", ", unasked))));
        }
    }

    private static double points(Ledger.Row row, double score, double fused) {
        return fused > 0 ? score * row.contribution() / fused : 0;
    }

    /// A signal's share of the score, and in words what it heard or saw.
    ///
    /// @param part how long the bar is, of the longest
    private Button bar(Ledger.Row row, double points, double part) {
        Label name = new Label(messages.of("signal." + row.signal()));
        name.setMinWidth(76);
        Region fill = new Region();
        fill.getStyleClass().add("bar-fill");
        fill.setStyle("-fx-background-color: " + web(row.strength() * 100) + ";");
        StackPane track = new StackPane(fill);
        track.getStyleClass().add("bar-track");
        track.setAlignment(Pos.CENTER_LEFT);
        fill.maxWidthProperty().bind(track.widthProperty().multiply(part));
        HBox.setHgrow(track, Priority.ALWAYS);
        Label value = new Label(String.format(Locale.ROOT, "+%.0f", points));
        value.getStyleClass().add("meta");
        value.setMinWidth(32);
        value.setAlignment(Pos.CENTER_RIGHT);
        HBox line = new HBox(10, name, track, value);
        line.setAlignment(Pos.CENTER_LEFT);
        // "chat: 35 people" under "Chat" says it twice
        String prefix = row.signal() + ": ";
        Label words =
                new Label(
                        row.words().startsWith(prefix)
                                ? row.words().substring(prefix.length())
                                : row.words());
        words.getStyleClass().add("label-small");
        Label figures = new Label(figures(row));
        figures.getStyleClass().addAll("label-small", "figures");
        figures.setTooltip(new Tooltip(messages.of("why.figures.help")));
        VBox both = new VBox(1, line, words, figures);
        Button button = new Button(null, both);
        button.getStyleClass().add("evidence-row");
        button.setMaxWidth(Double.MAX_VALUE);
        both.prefWidthProperty().bind(button.widthProperty().subtract(16));
        button.setAccessibleText(
                name.getText()
                        + " "
                        + value.getText()
                        + ", "
                        + words.getText()
                        + ", "
                        + figures.getText());
        button.setOnAction(_ -> light.accept(row.signal()));
        return button;
    }

    private static String web(double score) {
        Color color = ScoreColor.of(score);
        return String.format(
                Locale.ROOT,
                "#%02X%02X%02X",
                Math.round(color.getRed() * 255),
                Math.round(color.getGreen() * 255),
                Math.round(color.getBlue() * 255));
    }

    private String figures(Ledger.Row row) {
        Double percentile = row.percentile();
        return messages.of(
                "why.figures",
                number(row.raw()),
                number(row.z()),
                percentile == null ? "–" : String.valueOf(Math.round(percentile * 100)),
                String.format(Locale.ROOT, "%.2f", row.weight()));
    }

    /// As many digits as tell something: 35, 3.1, 0.08.
    private static String number(@Nullable Double value) {
        if (value == null) {
            return "–";
        }
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 10 ? "%.0f" : size >= 1 ? "%.1f" : "%.2f", value);
    }
}
