package studio.truss.app.studio.timeline;

import javafx.geometry.Insets;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import studio.truss.app.studio.look.ScoreColor;
import studio.truss.app.studio.timeline.layout.TimelineScale;
import studio.truss.app.studio.timeline.model.TimelineMoment;
import studio.truss.core.library.entity.Clip;

/// The whole source as a bar: its moments, the playhead, and a window over what is in view, which
/// pans when dragged and zooms by its ends.
final class OverviewBar extends Region {
    static final double HEIGHT = 16;
    private static final double LEAST_WINDOW = 14;
    private static final double END = 5;

    private enum Part {
        START,
        MIDDLE,
        END
    }

    private final TimelineViewModel model;
    private final Canvas marks = new Canvas();
    private final Region window = new Region();
    private final Region playhead = new Region();
    private Part held = Part.MIDDLE;
    private double grabbedMs;

    OverviewBar(TimelineViewModel model) {
        this.model = model;
        getStyleClass().add("overview");
        window.getStyleClass().add("overview-window");
        playhead.getStyleClass().add("overview-playhead");
        getChildren().addAll(marks, playhead, window);
        for (Region region : new Region[] {window, playhead}) {
            region.setManaged(false);
            region.setMouseTransparent(true);
        }
        marks.setManaged(false);
        marks.setMouseTransparent(true);
        setPadding(Insets.EMPTY);
        model.modelProperty().subscribe(this::drawMarks);
        model.scaleProperty().subscribe(this::placeWindow);
        model.playheadProperty().subscribe(this::placePlayhead);
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseMoved(event -> setCursor(cursor(partAt(event.getX()))));
    }

    private double msPerPx() {
        return model.model().durationMs() / Math.max(1, getWidth());
    }

    private double left() {
        return model.viewport().scale().startMs() / msPerPx();
    }

    private double right() {
        return Math.max(left() + LEAST_WINDOW, model.viewport().scale().endMs() / msPerPx());
    }

    private Part partAt(double x) {
        return Math.abs(x - left()) <= END
                ? Part.START
                : Math.abs(x - right()) <= END ? Part.END : Part.MIDDLE;
    }

    private static Cursor cursor(Part part) {
        return part == Part.MIDDLE ? Cursor.DEFAULT : Cursor.H_RESIZE;
    }

    private void pressed(MouseEvent event) {
        double ms = event.getX() * msPerPx();
        held = partAt(event.getX());
        TimelineScale scale = model.viewport().scale();
        if (held == Part.MIDDLE && (event.getX() < left() || event.getX() > right())) {
            model.viewport().set(scale.startingAt(ms - scale.spanMs() / 2));
        }
        grabbedMs = ms - model.viewport().scale().startMs();
        event.consume();
    }

    private void dragged(MouseEvent event) {
        double ms = Math.clamp(event.getX(), 0, getWidth()) * msPerPx();
        TimelineScale scale = model.viewport().scale();
        // an end cannot pass the other: the closest zoom is the limit
        model.viewport()
                .set(
                        switch (held) {
                            case START ->
                                    scale.showing(Math.min(ms, scale.endMs() - 1), scale.endMs());
                            case END ->
                                    scale.showing(
                                            scale.startMs(), Math.max(ms, scale.startMs() + 1));
                            case MIDDLE -> scale.startingAt(ms - grabbedMs);
                        });
        event.consume();
    }

    @Override
    protected void layoutChildren() {
        if (marks.getWidth() != getWidth() || marks.getHeight() != getHeight()) {
            marks.setWidth(getWidth());
            marks.setHeight(getHeight());
            drawMarks();
        }
        placeWindow();
        placePlayhead();
    }

    private void drawMarks() {
        GraphicsContext gc = marks.getGraphicsContext2D();
        gc.clearRect(0, 0, marks.getWidth(), marks.getHeight());
        for (TimelineMoment moment : model.model().moments()) {
            double x = moment.range().startMs() / msPerPx();
            double wide = Math.max(2, moment.range().lengthMs() / msPerPx());
            gc.setGlobalAlpha(moment.status() == Clip.Status.REJECTED ? 0.3 : 0.9);
            gc.setFill(ScoreColor.of(moment.score()));
            gc.fillRect((double) Math.round(x), 5, wide, marks.getHeight() - 10);
        }
        gc.setGlobalAlpha(1);
    }

    private void placeWindow() {
        window.resizeRelocate(
                (double) Math.round(left()),
                1,
                (double) Math.round(right() - left()),
                getHeight() - 2);
    }

    private void placePlayhead() {
        double x = model.playheadProperty().get() / msPerPx();
        playhead.resizeRelocate((double) Math.round(x), 2, 1, Math.max(0, getHeight() - 4));
    }
}
