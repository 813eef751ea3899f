package studio.truss.app.studio.editor;

import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeType;

import org.jspecify.annotations.Nullable;

import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.PictureShape;

/// The corner camera's rectangle over the source: its sides and corners are dragged, its middle
/// moves it whole.
final class CamFrame extends Rectangle {
    /// How near the pointer must come to a side, in pixels.
    private static final double NEAR = 8;

    /// The least side, as a part of the picture's.
    private static final double LEAST = 0.04;

    private final Drag drag;
    private @Nullable PictureShape picture;
    private @Nullable Box box;
    private @Nullable Box grabbed;
    private Sides sides = new Sides(0, 0);
    private double pxAcross = 1;
    private double pxDown = 1;
    private double pressedX;
    private double pressedY;

    /// Where it was taken: -1 the left or upper side, 1 the right or lower one, 0 neither; both 0
    /// for the middle.
    private record Sides(int across, int down) {
        Cursor cursor() {
            if (across == 0 && down == 0) {
                return Cursor.MOVE;
            }
            if (across == 0) {
                return Cursor.V_RESIZE;
            }
            if (down == 0) {
                return Cursor.H_RESIZE;
            }
            return across == down ? Cursor.NW_RESIZE : Cursor.NE_RESIZE;
        }
    }

    interface Drag {
        /// The hand draws; not to be stored yet.
        void drawing(Box box);

        /// The hand lets go.
        void drawn(Box box);
    }

    CamFrame(Drag drag) {
        this.drag = drag;
        getStyleClass().add("cam-frame");
        setStrokeType(StrokeType.INSIDE);
        setManaged(false);
        setVisible(false);
        setOnMouseMoved(event -> setCursor(sidesAt(event.getX(), event.getY()).cursor()));
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(this::released);
    }

    boolean held() {
        return grabbed != null;
    }

    @Nullable Box box() {
        return box;
    }

    /// @param next null for none; left alone while the hand draws
    void show(@Nullable Box next, @Nullable PictureShape shape) {
        picture = shape;
        if (!held()) {
            box = next;
            setVisible(next != null);
        }
    }

    /// @param scaleX view pixels a source pixel
    void place(double scaleX, double scaleY) {
        pxAcross = scaleX;
        pxDown = scaleY;
        Box now = box;
        if (now != null) {
            setX(now.x() * scaleX);
            setY(now.y() * scaleY);
            setWidth(now.w() * scaleX);
            setHeight(now.h() * scaleY);
        }
    }

    private Sides sidesAt(double x, double y) {
        return new Sides(side(x - getX(), getWidth()), side(y - getY(), getHeight()));
    }

    private static int side(double at, double length) {
        double near = Math.min(NEAR, length / 3);
        return at <= near ? -1 : at >= length - near ? 1 : 0;
    }

    private void pressed(MouseEvent event) {
        sides = sidesAt(event.getX(), event.getY());
        grabbed = box;
        pressedX = event.getX();
        pressedY = event.getY();
        event.consume();
    }

    private void dragged(MouseEvent event) {
        Box from = grabbed;
        PictureShape shape = picture;
        if (from == null || shape == null) {
            return;
        }
        double dx = (event.getX() - pressedX) / pxAcross;
        double dy = (event.getY() - pressedY) / pxDown;
        Span across = span(from.x(), from.w(), dx, sides.across, sides.down, shape.width());
        Span down = span(from.y(), from.h(), dy, sides.down, sides.across, shape.height());
        Box next = new Box(across.from, down.from, across.length, down.length);
        box = next;
        drag.drawing(next);
        event.consume();
    }

    private record Span(double from, double length) {}

    /// One direction of the drag, inside the picture.
    ///
    /// @param side which end is held, 0 for none
    /// @param other of the other direction: with neither held the whole moves
    private static Span span(
            double from, double length, double by, int side, int other, double most) {
        double least = LEAST * most;
        if (side == 0) {
            double moved = other == 0 ? Math.clamp(from + by, 0, most - length) : from;
            return new Span(moved, length);
        }
        if (side < 0) {
            double start = Math.clamp(from + by, 0, from + length - Math.min(least, length));
            return new Span(start, from + length - start);
        }
        double end = Math.clamp(from + length + by, from + Math.min(least, length), most);
        return new Span(from, end - from);
    }

    private void released(MouseEvent event) {
        Box from = grabbed;
        Box now = box;
        grabbed = null;
        if (from != null && now != null && !from.equals(now)) {
            drag.drawn(now);
        }
        event.consume();
    }
}
