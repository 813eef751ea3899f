package studio.truss.app.studio.library.cards;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.library.search.Card;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Times;
import studio.truss.core.imports.AnalysisJob;
import studio.truss.core.library.VideoSummary;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Clip;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// A card; used again for other cards as the grid scrolls. JavaFX thread.
public final class CardView extends VBox {
    private static final double BODY = 84;
    private static final double SIDES = 30;

    private final CardSources sources;
    private final CardWords words;
    private final Messages messages;
    private final CardPicture picture = new CardPicture();
    private final Label title = new Label();
    private final StackPane heading = new StackPane(title);
    private final Label line = new Label();
    private final Label right = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final ScoreStrip strip = new ScoreStrip();
    private final Tooltip tip = new Tooltip();
    private Runnable back = () -> {};
    private double width;
    private @Nullable Card card;
    private CardLine.@Nullable Action action;

    /// @param act does what a card's words offer
    public CardView(CardSources sources, Messages messages, BiConsumer<Card, CardLine.Action> act) {
        this.sources = sources;
        this.messages = messages;
        this.words = new CardWords(messages);
        getStyleClass().add("card");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        title.getStyleClass().add("card-title");
        heading.setAlignment(Pos.CENTER_LEFT);
        heading.setMinHeight(24);
        heading.setMaxHeight(24);
        line.getStyleClass().add("card-line");
        right.getStyleClass().add("card-line");
        right.setMinWidth(Region.USE_PREF_SIZE);
        line.setOnMouseClicked(event -> {
            if (action != null && card != null) {
                event.consume();
                act.accept(card, action);
            }
        });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox state = new HBox(8, line, space, right);
        state.setMinHeight(20);
        progress.setMaxWidth(Double.MAX_VALUE);
        StackPane foot = new StackPane(strip, progress);
        foot.setMinHeight(14);
        foot.setAlignment(Pos.BOTTOM_LEFT);
        VBox body = new VBox(2, heading, state, foot);
        body.getStyleClass().add("card-body");
        getChildren().addAll(picture, body);
        Tooltip.install(title, tip);
    }

    static double heightFor(double width) {
        return CardPicture.heightFor(width) + BODY;
    }

    public @Nullable Card card() {
        return card;
    }

    void show(Card next, double wide) {
        if (card == null || !card.id().equals(next.id())) {
            endEdit();
        }
        card = next;
        width = wide;
        setMinWidth(wide);
        setPrefWidth(wide);
        setMaxWidth(wide);
        picture.width(wide - 2);
        refresh();
        chosen(sources.selection().stateProperty().get());
    }

    /// Shows what has changed of the same card.
    void refresh() {
        Card now = card;
        if (now == null) {
            return;
        }
        CardDetail detail = sources.feed().detail(now.video());
        picture.image(sources.feed().picture(now));
        switch (now) {
            case Card.OfVideo(VideoSummary video) -> video(video, detail);
            case Card.OfClip(Clip clip, Asset asset) -> clip(clip, asset);
        }
    }

    private void video(VideoSummary video, @Nullable CardDetail detail) {
        Asset asset = video.asset();
        Long length = asset.durationMs();
        title(asset.title());
        picture.length(length == null ? "" : Times.clock(length));
        picture.tags(asset.tags());
        picture.score(-1);
        picture.faded(detail != null && detail.file() == null);
        AnalysisJob job = sources.board().job(asset.videoId());
        CardLine asked =
                job == null ? words.asked(video, sources.board().asked(asset.videoId())) : null;
        line(asked != null ? asked : words.line(video, detail, job));
        strip.setVisible(!progress.isVisible());
        if (strip.isVisible()) {
            strip(length, detail == null ? List.of() : detail.marks());
        }
        setAccessibleText(messages.of("library.card.video", asset.title(), line.getText()));
    }

    private void clip(Clip clip, Asset asset) {
        title(clip.title());
        picture.length(Times.length(clip.endMs() - clip.startMs()));
        picture.tags(clip.tags());
        picture.score(clip.viralityScore().doubleValue());
        picture.faded(false);
        line(words.line(clip, asset));
        strip.setVisible(true);
        strip(asset.durationMs(), List.of(CardDetail.Mark.of(clip)));
        setAccessibleText(
                messages.of(
                        "library.card.clip",
                        clip.title(),
                        String.format(Locale.ROOT, "%.0f", clip.viralityScore()),
                        line.getText()));
    }

    private void strip(@Nullable Long durationMs, List<CardDetail.Mark> marks) {
        double room = width - SIDES;
        strip.paint(
                room,
                CardDetail.Mark.strip(
                        marks, durationMs == null ? 0 : durationMs, ScoreStrip.bars(room)));
    }

    private void title(String text) {
        title.setText(text);
        tip.setText(text);
    }

    private void line(CardLine next) {
        line.setText(next.words());
        right.setText(next.right());
        line.getStyleClass().removeAll("warn", "bad", "acts");
        switch (next.tone()) {
            case WARN -> line.getStyleClass().add("warn");
            case BAD -> line.getStyleClass().add("bad");
            case PLAIN -> {}
        }
        action = next.action();
        if (action != null) {
            line.getStyleClass().add("acts");
        }
        progress.setVisible(next.progress() >= 0);
        progress.setProgress(Math.max(0, next.progress()));
    }

    void chosen(Selection.State state) {
        Card now = card;
        boolean chosen = now != null && state.chosen().contains(now.id());
        boolean cursor = now != null && now.id().equals(state.cursor());
        getStyleClass().removeAll("chosen", "cursor");
        if (chosen) {
            getStyleClass().add("chosen");
        }
        if (cursor) {
            getStyleClass().add("cursor");
        }
    }

    /// Puts a field in the title's place.
    ///
    /// @param done takes the text, when it is not given up
    public void edit(String text, String prompt, Consumer<String> done) {
        TextField field = new TextField(text);
        field.setPromptText(prompt);
        field.getStyleClass().add("card-edit");
        heading.getChildren().setAll(field);
        field.setOnAction(_ -> {
            done.accept(field.getText());
            endEdit();
        });
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                endEdit();
            }
        });
        field.requestFocus();
        field.selectAll();
        field.focusedProperty()
                .subscribe((was, is) -> {
                    if (was && !is && heading.getChildren().contains(field)) {
                        done.accept(field.getText());
                        endEdit();
                    }
                });
    }

    private void endEdit() {
        boolean focused = heading.getChildren().stream().anyMatch(Node::isFocused);
        if (!heading.getChildren().contains(title)) {
            heading.getChildren().setAll(title);
            if (focused) {
                back.run();
            }
        }
    }

    /// @param focus gives the keyboard back to the grid when an edit has ended
    public void onEdited(Runnable focus) {
        back = focus;
    }
}
