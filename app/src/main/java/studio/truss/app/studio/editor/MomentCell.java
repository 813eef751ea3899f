package studio.truss.app.studio.editor;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.ScoreColor;
import studio.truss.app.studio.look.Times;
import studio.truss.core.clips.rendering.RenderNote;
import studio.truss.core.library.entity.Clip;

import java.util.Locale;
import java.util.Objects;

/// A moment as a card: its picture, title, score, where it is, how far it has come.
final class MomentCell extends ListCell<Clip> {
    private static final double WIDTH = 54;
    private static final double HEIGHT = 96;

    private final ImageView picture = new ImageView();
    private final Label title = new Label();
    private final Label score = new Label();
    private final Label place = new Label();
    private final HBox chips = new HBox(4);
    private final HBox card;
    private final Thumbnails thumbnails;
    private final Messages messages;
    private final MomentList list;
    private @Nullable Clip shown;
    private @Nullable RenderNote noted;

    MomentCell(MomentList list, Thumbnails thumbnails, Messages messages) {
        this.list = list;
        this.thumbnails = thumbnails;
        this.messages = messages;
        getStyleClass().add("moment-cell");
        picture.setFitWidth(WIDTH);
        picture.setFitHeight(HEIGHT);
        picture.setPreserveRatio(false);
        StackPane frame = new StackPane(picture);
        frame.getStyleClass().add("moment-picture");
        frame.setMinSize(WIDTH, HEIGHT);
        frame.setMaxSize(WIDTH, HEIGHT);
        title.getStyleClass().add("title");
        title.setWrapText(true);
        title.setMaxHeight(40);
        score.getStyleClass().add("score");
        score.setMinWidth(Region.USE_PREF_SIZE);
        place.getStyleClass().add("meta");
        HBox head = new HBox(8, title, score);
        head.setAlignment(Pos.TOP_LEFT);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        VBox words = new VBox(4, head, place, chips);
        HBox.setHgrow(words, Priority.ALWAYS);
        card = new HBox(12, frame, words);
        card.setAlignment(Pos.TOP_LEFT);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Clip clip, boolean empty) {
        super.updateItem(clip, empty);
        if (empty || clip == null) {
            shown = null;
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        picture.setImage(thumbnails.vertical(clip));
        RenderNote note = list.note(clip);
        if (!clip.equals(shown) || !Objects.equals(note, noted)) {
            shown = clip;
            noted = note;
            show(clip, note);
        }
        setGraphic(card);
    }

    private void show(Clip clip, @Nullable RenderNote note) {
        title.setText(clip.title());
        double value = clip.viralityScore().doubleValue();
        score.setText(String.valueOf(Math.round(value)));
        score.getStyleClass().removeIf(name -> name.startsWith("score-"));
        score.getStyleClass().add(ScoreColor.styleClass(value));
        place.setText(
                Times.clock(clip.startMs()) + " · " + Times.length(clip.endMs() - clip.startMs()));
        chips.getChildren().clear();
        Label state = state(clip, note, messages);
        if (clip.status() != Clip.Status.PROPOSED) {
            state.setMinWidth(Region.USE_PREF_SIZE); // it has its room first
            chips.getChildren().add(state);
        }
        for (Ledger.Row row : Ledger.of(clip).strongest(2)) {
            chips.getChildren().add(chip(messages.of("signal." + row.signal()), ""));
        }
        setAccessibleText(
                "%s, %s %d, %s, %s"
                        .formatted(
                                clip.title(),
                                messages.of("moments.score"),
                                Math.round(value),
                                place.getText(),
                                state.getText()));
    }

    private static String look(Clip.Status status) {
        return switch (status) {
            case FAILED -> "bad";
            case PROPOSED, REJECTED -> "";
            case APPROVED, RENDERING, RENDERED, PUBLISHED -> "good";
        };
    }

    /// How far a clip has come, in its colour.
    static Label state(Clip clip, @Nullable RenderNote note, Messages messages) {
        return note instanceof RenderNote.Changed
                ? chip(messages.of("state.changed"), "warn")
                : chip(messages.of(state(clip)), look(clip.status()));
    }

    private static String state(Clip clip) {
        return "state." + clip.status().name().toLowerCase(Locale.ROOT);
    }

    private static Label chip(String words, String look) {
        Label chip = new Label(words);
        chip.getStyleClass().add("chip");
        if (!look.isEmpty()) {
            chip.getStyleClass().add(look);
        }
        return chip;
    }
}
