package studio.truss.app.studio.editor;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.ScoreColor;
import studio.truss.app.studio.look.Times;
import studio.truss.core.clips.Analysis;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.live.ChatSpike;
import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.signal.AlignedChat;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Why a moment is one: its ledger as bars, the chat that reacted.
final class WhyPane extends VBox {
    private static final int LINES = 4;

    private final EditorModel model;
    private final Messages messages;
    private final Consumer<String> light;
    private final Runnable whyNot;

    /// @param light is told the signal whose bar was clicked
    WhyPane(EditorModel model, Messages messages, Consumer<String> light, Runnable whyNot) {
        super(16);
        this.model = model;
        this.messages = messages;
        this.light = light;
        this.whyNot = whyNot;
        getStyleClass().add("inspector-pane");
        model.selectedProperty().subscribe(this::show);
    }

    private void show(@Nullable Clip clip) {
        getChildren().clear();
        Button here = new Button(messages.of("why.here"));
        here.setOnAction(_ -> whyNot.run());
        here.setMaxWidth(Double.MAX_VALUE);
        if (clip == null) {
            Label none = new Label(messages.of("inspector.none"));
            none.getStyleClass().add("meta");
            none.setWrapText(true);
            getChildren().addAll(none, here);
            return;
        }
        Ledger ledger = Ledger.of(clip);
        getChildren().addAll(head(clip), bars(clip, ledger));
        chat(clip);
        getChildren().add(here);
    }

    private HBox head(Clip clip) {
        ScoreRing ring = new ScoreRing();
        ring.show(clip.viralityScore().doubleValue());
        Label title = new Label(clip.title());
        title.getStyleClass().add("heading");
        title.setWrapText(true);
        List<Clip> ranked = MomentOrder.SCORE.of(model.all());
        int place = ranked.indexOf(clip) + 1;
        Label rank =
                new Label(
                        place == 0
                                ? messages.of("why.rejected.by.you")
                                : messages.of("why.rank", place, ranked.size()));
        rank.getStyleClass().add("meta");
        FlowPane chips =
                new FlowPane(
                        4,
                        4,
                        chip(messages.of("state." + clip.status().name().toLowerCase(Locale.ROOT))),
                        chip(Times.length(clip.endMs() - clip.startMs())));
        VBox words = new VBox(6, title, rank, chips);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox head = new HBox(14, ring, words);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static Label chip(String words) {
        Label chip = new Label(words);
        chip.getStyleClass().add("chip");
        return chip;
    }

    private VBox bars(Clip clip, Ledger ledger) {
        VBox bars = new VBox(2);
        if (ledger.rows().isEmpty()) {
            Label none = new Label(messages.of("why.no.ledger"));
            none.getStyleClass().add("meta");
            none.setWrapText(true);
            bars.getChildren().add(none);
        }
        double score = clip.viralityScore().doubleValue();
        for (Ledger.Row row : ledger.rows()) {
            bars.getChildren().add(bar(row, score, ledger.fused()));
        }
        return bars;
    }

    /// A signal's share of the score, and in words what it heard or saw.
    private Button bar(Ledger.Row row, double score, double fused) {
        Label name = new Label(messages.of("signal." + row.signal()));
        name.setMinWidth(76);
        double points = fused > 0 ? score * row.contribution() / fused : 0;
        Region fill = new Region();
        fill.getStyleClass().add("bar-fill");
        fill.setStyle("-fx-background-color: " + web(row.strength() * 100) + ";");
        StackPane track = new StackPane(fill);
        track.getStyleClass().add("bar-track");
        track.setAlignment(Pos.CENTER_LEFT);
        fill.maxWidthProperty().bind(track.widthProperty().multiply(row.strength()));
        HBox.setHgrow(track, Priority.ALWAYS);
        Label value = new Label(row.missing() ? "–" : String.format(Locale.ROOT, "+%.0f", points));
        value.getStyleClass().add("meta");
        value.setMinWidth(32);
        value.setAlignment(Pos.CENTER_RIGHT);
        HBox line = new HBox(10, name, track, value);
        line.setAlignment(Pos.CENTER_LEFT);
        Label words = new Label(row.missing() ? messages.of("why.missing") : row.words());
        words.getStyleClass().add("label-small");
        VBox both = new VBox(1, line, words);
        Button button = new Button(null, both);
        button.getStyleClass().add("evidence-row");
        button.setMaxWidth(Double.MAX_VALUE);
        both.prefWidthProperty().bind(button.widthProperty().subtract(16));
        button.setTooltip(new Tooltip(details(row)));
        button.setAccessibleText(name.getText() + " " + value.getText() + ", " + words.getText());
        button.setOnAction(_ -> light.accept(row.signal()));
        button.setDisable(row.missing());
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

    private String details(Ledger.Row row) {
        return row.missing()
                ? messages.of("why.missing")
                : messages.of(
                        "why.details",
                        number(row.raw()),
                        number(row.z()),
                        number(row.percentile() == null ? null : row.percentile() * 100),
                        number(row.weight() * 100),
                        number(row.contribution() * 100));
    }

    private static String number(@Nullable Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%.1f", value);
    }

    private void chat(Clip clip) {
        AlignedChat chat = model.video().map(OpenVideo::analysis).map(Analysis::chat).orElse(null);
        if (chat == null) {
            return;
        }
        TimeRange range = TimeRange.of(clip.startMs(), clip.endMs());
        ChatSpike spike =
                chat.analysis().spikes().stream()
                        .filter(s -> range.contains(chat.sourceMs(s.peakMs())))
                        .findFirst()
                        .orElse(null);
        Label heading = new Label(messages.of("signal.chat"));
        heading.getStyleClass().add("title");
        Label delay =
                new Label(
                        messages.of(
                                "why.delay",
                                String.format(Locale.ROOT, "%.1f", chat.delay().ms() / 1000.0),
                                chat.delay().reason()));
        delay.getStyleClass().add("label-small");
        delay.setWrapText(true);
        VBox card = new VBox(4, heading, delay);
        card.getStyleClass().add("card");
        if (spike == null) {
            card.getChildren().add(quiet(messages.of("why.chat.quiet")));
        } else {
            spike.samples().stream()
                    .limit(LINES)
                    .forEach(line -> card.getChildren().add(new Label(line)));
            Integer people = spike.chatters();
            card.getChildren()
                    .add(
                            quiet(
                                    people == null
                                            ? messages.of("why.chat.messages", spike.messages())
                                            : messages.of(
                                                    "why.chat.people", people, spike.messages())));
            if (spike.discounted() > 0) {
                card.getChildren().add(quiet(messages.of("why.chat.ignored", spike.discounted())));
            }
        }
        getChildren().add(card);
    }

    private static Label quiet(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("meta");
        label.setWrapText(true);
        return label;
    }
}
