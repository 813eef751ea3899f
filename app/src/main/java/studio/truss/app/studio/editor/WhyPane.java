package studio.truss.app.studio.editor;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;
import studio.truss.app.studio.look.Times;
import studio.truss.app.studio.look.WhenShown;
import studio.truss.core.clips.Analysis;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.live.ChatSpike;
import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.signal.AlignedChat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Why a moment is one: its ledger as bars, the chat that reacted.
final class WhyPane extends VBox {
    private static final int LINES = 4;

    private final EditorModel model;
    private final Messages messages;
    private final Consumer<String> light;
    private final Runnable whyNot;
    private List<Object> made = List.of(new Object()); // what the nodes under the head are made of

    /// @param light is told the signal whose bar was clicked
    WhyPane(EditorModel model, Messages messages, Consumer<String> light, Runnable whyNot) {
        super(16);
        this.model = model;
        this.messages = messages;
        this.light = light;
        this.whyNot = whyNot;
        getStyleClass().add("inspector-pane");
        WhenShown shown = WhenShown.of(this, this::refresh);
        model.stateProperty().subscribe(_ -> shown.changed());
        model.list().listingsProperty().subscribe(_ -> shown.changed()); // its rank
        model.selectedProperty().subscribe(_ -> shown.changed());
    }

    /// A title or a state changes the head only.
    private void refresh() {
        Clip clip = model.selectedProperty().get();
        List<Object> next =
                clip == null
                        ? List.of()
                        : List.of(
                                clip.clipId(),
                                Optional.ofNullable(clip.evidence()),
                                clip.viralityScore(),
                                TimeRange.of(clip.startMs(), clip.endMs()),
                                model.video().map(open -> open.analysis() != null));
        if (clip != null && next.equals(made)) {
            getChildren().set(0, head(clip));
            return;
        }
        made = next;
        show(clip);
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
        getChildren().addAll(head(clip), new EvidenceBars(clip, messages, light));
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
                        MomentCell.state(clip, model.list().note(clip), messages),
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
            card.getChildren().add(Nodes.quiet(messages.of("why.chat.quiet")));
        } else {
            spike.samples().stream()
                    .limit(LINES)
                    .forEach(line -> card.getChildren().add(new Label(line)));
            Integer people = spike.chatters();
            card.getChildren()
                    .add(
                            Nodes.quiet(
                                    people == null
                                            ? messages.of("why.chat.messages", spike.messages())
                                            : messages.of(
                                                    "why.chat.people", people, spike.messages())));
            if (spike.discounted() > 0) {
                card.getChildren()
                        .add(Nodes.quiet(messages.of("why.chat.ignored", spike.discounted())));
            }
        }
        getChildren().add(card);
    }
}
