package studio.truss.app.studio.timeline;

import javafx.animation.AnimationTimer;
import javafx.scene.Cursor;
import javafx.scene.image.Image;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.timeline.layout.LaneLayout;
import studio.truss.app.studio.timeline.layout.Target;
import studio.truss.app.studio.timeline.model.Filmstrip;

import java.util.function.Supplier;

/// Brings the pointer's events to the [Hand], shows what is under it, and moves the view along when
/// a drag goes past its edge.
final class Pointer {
    private static final double EDGE_SPEED = 0.12;

    private final Region surface;
    private final TimelineViewModel model;
    private final Supplier<LaneLayout> layout;
    private final TimelineWords words;
    private final HoverCard card;
    private final Hand hand;
    private double x;
    private double y;
    private boolean free;

    /// Runs while a drag is past an edge.
    private final AnimationTimer edge =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    double past = x < 0 ? x : Math.max(0, x - surface.getWidth());
                    model.viewport().set(model.viewport().scale().panned(past * EDGE_SPEED));
                    hand.drag(Math.clamp(x, 0, surface.getWidth()), free);
                }
            };

    Pointer(
            Region surface,
            TimelineViewModel model,
            Supplier<LaneLayout> layout,
            TimelineWords words,
            HoverCard card) {
        this.surface = surface;
        this.model = model;
        this.layout = layout;
        this.words = words;
        this.card = card;
        this.hand = new Hand(model, layout);
        model.viewport().scaleProperty().subscribe(_ -> slid());
        surface.setOnMousePressed(this::pressed);
        surface.setOnMouseDragged(this::dragged);
        surface.setOnMouseReleased(_ -> released());
        surface.setOnMouseMoved(this::moved);
        surface.setOnMouseExited(_ -> left());
        surface.setOnScroll(this::scrolled);
        surface.setOnZoom(this::zoomed);
        surface.setFocusTraversable(false);
        surface.sceneProperty()
                .subscribe(scene -> {
                    if (scene == null) {
                        edge.stop();
                    }
                });
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        x = event.getX();
        if (event.getClickCount() == 2) {
            hand.doubleClick(x, event.getY());
        } else {
            hand.press(x, event.getY(), event.isShortcutDown());
        }
        about(event.getY());
    }

    private void dragged(MouseEvent event) {
        x = event.getX();
        free = event.isAltDown();
        hand.drag(Math.clamp(x, 0, surface.getWidth()), free);
        boolean outside = x < 0 || x > surface.getWidth();
        if (outside && hand.dragging()) {
            edge.start();
        } else {
            edge.stop();
        }
        about(event.getY());
    }

    private void released() {
        edge.stop();
        hand.release();
        card.setVisible(false);
    }

    private void moved(MouseEvent event) {
        x = event.getX();
        surface.setCursor(
                switch (hand.under(x, event.getY())) {
                    case Target.Handle _, Target.Key _ -> Cursor.H_RESIZE;
                    case Target.Grip _ -> Cursor.OPEN_HAND;
                    case Target.Playhead _,
                            Target.Block _,
                            Target.Rejected _,
                            Target.Chapter _,
                            Target.Row _,
                            Target.Nothing _ ->
                            Cursor.DEFAULT;
                });
        about(event.getY());
    }

    private void left() {
        if (!hand.dragging()) {
            card.setVisible(false);
        }
    }

    private void scrolled(ScrollEvent event) {
        hand.wheel(event.getX(), event.getDeltaX(), event.getDeltaY(), event.isShiftDown());
        event.consume();
    }

    private void zoomed(ZoomEvent event) {
        hand.pinch(event.getX(), event.getZoomFactor());
        event.consume();
    }

    /// Something else may lie under the pointer, which has not moved.
    private void slid() {
        if (card.isVisible()) {
            about(y);
        }
    }

    /// Ends a drag as if it had not been; false when there is none.
    boolean giveUp() {
        if (!hand.dragging()) {
            return false;
        }
        edge.stop();
        hand.cancel();
        card.setVisible(false);
        return true;
    }

    private void about(double atY) {
        y = atY;
        Trim trim = model.trimming().live();
        double inside = Math.clamp(x, 0, surface.getWidth());
        double ms = trim == null ? model.viewport().scale().msAt(inside) : trim.edgeMs();
        KeyDrag key = model.cropMarks().liveProperty().get();
        if (key != null) {
            ms = key.atMs();
        }
        String about =
                trim != null
                        ? words.trim(trim)
                        : key != null ? words.key(key.mark()) : words.about(hand.under(inside, y));
        card.show(picture(ms), words.time(model.model(), ms), about);
        double top = layout.get().lanes().getFirst().bottom() + 4;
        card.place(LaneHeaders.WIDTH + inside, top, LaneHeaders.WIDTH + surface.getWidth());
    }

    private @Nullable Image picture(double ms) {
        Filmstrip film = model.filmstripProperty().get();
        return film == null ? null : film.at(Math.round(ms), HoverCard.PICTURE_HEIGHT);
    }
}
