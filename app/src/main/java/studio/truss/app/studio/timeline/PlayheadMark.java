package studio.truss.app.studio.timeline;

import javafx.scene.Group;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;

/// The playhead: a line with a head in the ruler. A node above the canvas, so that playback moves
/// it without painting anything anew.
final class PlayheadMark extends Group {
    private static final double HEAD = 7;

    private final Rectangle line = new Rectangle(2, 10);

    PlayheadMark() {
        Polygon head = new Polygon(-HEAD, 0, HEAD, 0, HEAD, 4, 0, 12, -HEAD, 4);
        head.setTranslateX(1);
        head.setTranslateY(8);
        getChildren().addAll(line, head);
        getStyleClass().add("playhead");
        line.getStyleClass().add("playhead-line");
        head.getStyleClass().add("playhead-head");
        line.setX(0);
        setManaged(false);
        setMouseTransparent(true);
    }

    void place(double x, double top, double height, boolean inView) {
        setVisible(inView);
        setLayoutX((double) (Math.round(x) - 1));
        setLayoutY(top);
        line.setHeight(height);
    }
}
