package studio.truss.app.studio.editor;

import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.StrokeLineCap;

import studio.truss.app.studio.look.ScoreColor;

/// A score as a ring that is filled so far.
final class ScoreRing extends StackPane {
    private static final double RADIUS = 34;
    private static final double STROKE = 7;

    private final Arc arc = new Arc(0, 0, RADIUS, RADIUS, 90, 0);
    private final Label number = new Label();

    ScoreRing() {
        Circle track = new Circle(RADIUS);
        track.getStyleClass().add("ring-track");
        track.setStrokeWidth(STROKE);
        arc.setType(ArcType.OPEN);
        arc.setFill(null);
        arc.setStrokeWidth(STROKE);
        arc.setStrokeLineCap(StrokeLineCap.BUTT);
        Group ring = new Group(track, arc);
        number.getStyleClass().add("ring-number");
        getChildren().addAll(ring, number);
        setMinSize(2 * RADIUS + STROKE, 2 * RADIUS + STROKE);
        setMaxSize(2 * RADIUS + STROKE, 2 * RADIUS + STROKE);
    }

    /// @param score 0..100
    void show(double score) {
        arc.setLength(-3.6 * score);
        arc.setStroke(ScoreColor.of(score));
        number.setText(String.valueOf(Math.round(score)));
    }
}
