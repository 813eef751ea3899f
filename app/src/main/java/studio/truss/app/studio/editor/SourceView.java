package studio.truss.app.studio.editor;

import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;

import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.ShotFraming;

import java.util.ArrayList;
import java.util.List;

/// The source's picture with the frames of the layout drawn over it, and the corner camera's
/// rectangle. A frame can be dragged; what lies outside is dimmed where there is one frame alone.
final class SourceView extends Region {
    private final ImageView image = new ImageView();
    private final List<Rectangle> frames = new ArrayList<>();
    private final List<Rectangle> shades =
            List.of(new Rectangle(), new Rectangle(), new Rectangle(), new Rectangle());
    private final CropDrag drag;
    private final CamFrame cam;
    private @Nullable PictureShape picture;
    private final Label badge;
    private List<Box> boxes = List.of();
    private int held = -1;
    private int drawn = -1; // the region that the camera's rectangle stands for
    private double grabX;
    private double grabY;

    /// What dragging a frame does.
    interface CropDrag {
        /// The hand moves a region; not to be stored yet.
        void moving(int region, Box box);

        /// The hand lets go.
        void moved(int region, Box box);
    }

    /// @param badge lies on the picture
    SourceView(CropDrag drag, CamFrame.Drag camDrag, Label badge) {
        this.badge = badge;
        this.drag = drag;
        this.cam = new CamFrame(camDrag);
        getStyleClass().add("source-view");
        image.setSmooth(true);
        getChildren().add(image);
        shades.forEach(shade -> {
            shade.getStyleClass().add("crop-shade");
            shade.setMouseTransparent(true);
        });
        getChildren().addAll(shades);
        getChildren().addAll(cam, badge);
        setMinSize(0, 0);
    }

    void picture(@Nullable Image next, @Nullable PictureShape shape) {
        image.setImage(next);
        picture = shape;
        requestLayout();
    }

    /// @param shot null where no clip is selected
    /// @param camera its rectangle where it can be drawn; null for none
    void framing(@Nullable ShotFraming shot, long ms, @Nullable Box camera) {
        if (held >= 0) {
            return; // the hand leads
        }
        cam.show(camera, picture);
        drawn = camera != null && shot != null && shot.layout() instanceof Layout.Facecam ? 0 : -1;
        boxes =
                shot == null
                                || shot.layout() instanceof Layout.Blur
                                || shot.layout() instanceof Layout.Fit
                        ? List.of()
                        : shot.layout().regions().stream().map(region -> region.at(ms)).toList();
        while (frames.size() < boxes.size()) {
            frames.add(frame(frames.size()));
        }
        requestLayout();
    }

    private Rectangle frame(int region) {
        Rectangle frame = new Rectangle();
        frame.getStyleClass().add(region == 0 ? "crop-frame" : "crop-frame-second");
        frame.setCursor(Cursor.OPEN_HAND);
        frame.setOnMousePressed(event -> press(region, event));
        frame.setOnMouseDragged(event -> move(event));
        frame.setOnMouseReleased(event -> release(event));
        getChildren().add(getChildren().indexOf(cam), frame);
        return frame;
    }

    private void press(int region, MouseEvent event) {
        held = region;
        grabX = event.getX() / scale() - boxes.get(region).x();
        grabY = event.getY() / scaleY() - boxes.get(region).y();
        event.consume();
    }

    private void move(MouseEvent event) {
        PictureShape shape = picture;
        if (held < 0 || shape == null) {
            return;
        }
        Box box = boxes.get(held);
        Box next =
                new Box(
                        Math.clamp(
                                event.getX() / scale() - grabX,
                                0,
                                Math.max(0, shape.width() - box.w())),
                        Math.clamp(
                                event.getY() / scaleY() - grabY,
                                0,
                                Math.max(0, shape.height() - box.h())),
                        box.w(),
                        box.h());
        List<Box> all = new ArrayList<>(boxes);
        all.set(held, next);
        boxes = all;
        requestLayout();
        drag.moving(held, next);
        event.consume();
    }

    private void release(MouseEvent event) {
        int region = held;
        held = -1;
        if (region >= 0) {
            drag.moved(region, boxes.get(region));
        }
        event.consume();
    }

    /// It takes what is left, whatever the picture's size is.
    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 0;
    }

    /// View pixels a source pixel, across; rectangles are laid out from the picture's corner.
    private double scale() {
        PictureShape shape = picture;
        return shape == null ? 1 : image.getFitWidth() / shape.width();
    }

    private double scaleY() {
        PictureShape shape = picture;
        return shape == null ? 1 : image.getFitHeight() / shape.height();
    }

    @Override
    protected void layoutChildren() {
        PictureShape shape = picture;
        if (shape == null || image.getImage() == null) {
            frames.forEach(frame -> frame.setVisible(false));
            cam.setVisible(false);
            shades.forEach(shade -> shade.setVisible(false));
            return;
        }
        double aspect = shape.width() * shape.sampleAspect() / shape.height();
        double w = Math.floor(Math.min(getWidth(), getHeight() * aspect));
        double h = Math.floor(w / aspect);
        double x = Math.floor((getWidth() - w) / 2);
        double y = Math.floor((getHeight() - h) / 2);
        image.setFitWidth(w);
        image.setFitHeight(h);
        image.relocate(x, y);
        for (int i = 0; i < frames.size(); i++) {
            Rectangle frame = frames.get(i);
            frame.setVisible(i < boxes.size() && i != drawn);
            if (i < boxes.size()) {
                Box box = boxes.get(i);
                frame.setX(box.x() * scale());
                frame.setY(box.y() * scaleY());
                frame.setWidth(box.w() * scale());
                frame.setHeight(box.h() * scaleY());
                frame.setTranslateX(x);
                frame.setTranslateY(y);
            }
        }
        cam.place(scale(), scaleY());
        badge.autosize();
        badge.relocate(x, y);
        cam.setTranslateX(x);
        cam.setTranslateY(y);
        shade(x, y, w, h);
    }

    private void shade(double x, double y, double w, double h) {
        boolean one = boxes.size() == 1 && cam.box() == null;
        shades.forEach(shade -> shade.setVisible(one));
        if (!one) {
            return;
        }
        Box box = boxes.getFirst();
        double left = box.x() * scale();
        double right = box.right() * scale();
        double top = box.y() * scaleY();
        double bottom = box.bottom() * scaleY();
        place(shades.get(0), x, y, left, h);
        place(shades.get(1), x + right, y, w - right, h);
        place(shades.get(2), x + left, y, right - left, top);
        place(shades.get(3), x + left, y + bottom, right - left, h - bottom);
    }

    private static void place(Rectangle shade, double x, double y, double w, double h) {
        shade.setX(x);
        shade.setY(y);
        shade.setWidth(Math.max(0, w));
        shade.setHeight(Math.max(0, h));
    }
}
