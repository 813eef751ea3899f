package studio.truss.app.studio.timeline;

import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// What is under the pointer: the picture there, its time, and a word about it.
final class HoverCard extends VBox {
    static final int PICTURE_HEIGHT = 76;
    private static final double BESIDE = 14;

    private final ImageView picture = new ImageView();
    private final Label time = new Label();
    private final Label words = new Label();

    HoverCard() {
        getStyleClass().add("hover-card");
        time.getStyleClass().add("hover-time");
        words.getStyleClass().add("label-small");
        words.setMaxWidth(220);
        words.setWrapText(true);
        picture.setFitHeight(PICTURE_HEIGHT);
        picture.setPreserveRatio(true);
        getChildren().addAll(picture, time, words);
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    void show(@Nullable Image image, String clock, String about) {
        picture.setImage(image);
        picture.setManaged(image != null);
        picture.setVisible(image != null);
        time.setText(clock);
        words.setText(about);
        words.setManaged(!about.isEmpty());
        words.setVisible(!about.isEmpty());
        setVisible(true);
    }

    /// Beside the pointer, on its other side where there is no room.
    void place(double x, double top, double right) {
        autosize();
        double left = x + BESIDE + getWidth() <= right ? x + BESIDE : x - BESIDE - getWidth();
        relocate((double) Math.round(left), top);
    }
}
