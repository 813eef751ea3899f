package studio.truss.app.studio.library.cards;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.ScoreColor;

import java.util.Collection;

/// The upper part of a card: the picture, cut to fill, with length, tags and score upon it.
final class CardPicture extends StackPane {
    private static final double SHAPE = 16.0 / 9;
    private static final double ROUND = 18;
    private static final int TAGS_MOST = 2;
    private static final double FADED = 0.45;
    private static final double LIGHTER = 0.25;

    private final ImageView picture = new ImageView();
    private final FontIcon none = Icons.of(Feather.FILM);
    private final Label length = new Label();
    private final Label score = new Label();
    private final HBox tags = new HBox(4);
    private final Rectangle frame = new Rectangle();

    CardPicture() {
        getStyleClass().add("card-picture");
        picture.setPreserveRatio(true);
        picture.setSmooth(true);
        length.getStyleClass().add("card-badge");
        score.getStyleClass().add("card-badge");
        tags.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        place(length, Pos.BOTTOM_RIGHT);
        place(score, Pos.TOP_RIGHT);
        place(tags, Pos.BOTTOM_LEFT);
        frame.setArcWidth(ROUND);
        frame.setArcHeight(ROUND);
        setClip(frame);
        getChildren().addAll(none, picture, length, score, tags);
    }

    private static void place(Region badge, Pos where) {
        StackPane.setAlignment(badge, where);
        StackPane.setMargin(badge, new Insets(6));
    }

    static double heightFor(double width) {
        return Math.round(width / SHAPE);
    }

    void width(double width) {
        double height = heightFor(width);
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
        picture.setFitWidth(width);
        picture.setFitHeight(height);
        frame.setWidth(width);
        // the lower corners are those of the card's middle
        frame.setHeight(height + ROUND);
        fill();
    }

    void image(@Nullable Image image) {
        picture.setImage(image);
        none.setVisible(image == null);
        fill();
    }

    /// Whether what is shown cannot be had now.
    void faded(boolean faded) {
        picture.setOpacity(faded ? FADED : 1);
    }

    private void fill() {
        Image image = picture.getImage();
        if (image != null) {
            double w = Math.min(image.getWidth(), image.getHeight() * SHAPE);
            double h = w / SHAPE;
            picture.setViewport(
                    new Rectangle2D((image.getWidth() - w) / 2, (image.getHeight() - h) / 2, w, h));
        }
    }

    void length(String words) {
        length.setText(words);
        length.setVisible(!words.isEmpty());
    }

    /// @param value 0..100; negative for none
    void score(double value) {
        score.setVisible(value >= 0);
        score.setText(Long.toString(Math.round(value)));
        // the badge is dark in both looks, and its words are to be read on it
        Color color = ScoreColor.of(value).interpolate(Color.WHITE, LIGHTER);
        score.setStyle("-fx-text-fill: #" + color.toString().substring(2, 8));
    }

    void tags(Collection<String> all) {
        tags.getChildren().clear();
        all.stream().limit(TAGS_MOST).forEach(tag -> tags.getChildren().add(badge(tag)));
        if (all.size() > TAGS_MOST) {
            tags.getChildren().add(badge("+" + (all.size() - TAGS_MOST)));
        }
    }

    private static Label badge(String text) {
        Label badge = new Label(text);
        badge.getStyleClass().add("card-badge");
        badge.setMaxWidth(90);
        return badge;
    }
}
