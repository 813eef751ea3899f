package studio.truss.app.studio.editor;

import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.TextAlignment;

import org.jspecify.annotations.Nullable;

import studio.truss.core.captions.SafeZone;
import studio.truss.core.captions.painting.CaptionPicture;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.ShotFraming;

import java.util.List;

/// The vertical result, drawn as it will be rendered, with the zone that no platform covers.
final class VerticalView extends Region {
    private static final double CORNER = 12;

    private final Label badge;
    private final Label outside = new Label();
    private final Canvas canvas = new Canvas();
    private final Rectangle clip = new Rectangle();
    private @Nullable Content content;
    private boolean safeZone = true;

    /// @param captions made for the size that [#pixels] says
    record Content(
            Image frame,
            PictureShape picture,
            ShotFraming shot,
            long ms,
            List<CaptionPicture> captions) {}

    /// @param badge lies on the picture
    /// @param outsideWords are said where nothing is rendered
    VerticalView(Label badge, String outsideWords) {
        this.badge = badge;
        getStyleClass().add("vertical-view");
        outside.setText(outsideWords);
        outside.getStyleClass().addAll("meta", "outside");
        outside.setWrapText(true);
        outside.setTextAlignment(TextAlignment.CENTER);
        outside.setAlignment(Pos.CENTER);
        outside.setVisible(false);
        getChildren().addAll(canvas, badge, outside);
        clip.setArcWidth(2 * CORNER);
        clip.setArcHeight(2 * CORNER);
        canvas.setClip(clip);
    }

    /// Null for nothing.
    void show(@Nullable Content next) {
        content = next;
        outside(false);
        setVisible(next != null);
        paint();
    }

    /// Dim, since the place is not rendered.
    void outside() {
        content = null;
        outside(true);
        setVisible(true);
        paint();
    }

    private void outside(boolean now) {
        if (now != outside.isVisible()) {
            outside.setVisible(now);
            requestLayout();
        }
    }

    void safeZone(boolean shown) {
        safeZone = shown;
        paint();
    }

    /// Width and height that captions have to be drawn for.
    int[] pixels() {
        return new int[] {(int) canvas.getWidth(), (int) canvas.getHeight()};
    }

    @Override
    protected void layoutChildren() {
        double h = Math.floor(Math.min(getHeight(), getWidth() * 16 / 9));
        double w = Math.floor(h * 9 / 16);
        canvas.setWidth(w);
        canvas.setHeight(h);
        clip.setWidth(w);
        clip.setHeight(h);
        double x = Math.floor((getWidth() - w) / 2);
        double y = Math.floor((getHeight() - h) / 2);
        canvas.relocate(x, y);
        badge.autosize();
        badge.relocate(x, y);
        badge.setVisible(!outside.isVisible() && badge.getWidth() + 2 * CORNER < w);
        outside.resizeRelocate(x + CORNER, y + CORNER, w - 2 * CORNER, h - 2 * CORNER);
        paint();
    }

    private void paint() {
        var g = canvas.getGraphicsContext2D();
        double w = canvas.getWidth();
        double h = canvas.getHeight();
        Content now = content;
        if (w < 2 || h < 2) {
            return;
        }
        if (now == null) {
            if (outside.isVisible()) {
                g.clearRect(0, 0, w, h);
                g.setFill(Color.gray(0.5, 0.15));
                g.fillRect(0, 0, w, h);
            }
            return;
        }
        new VerticalPainter(now.picture).paint(g, now.frame, now.shot, now.ms, now.captions, w, h);
        if (safeZone) {
            SafeZone zone = SafeZone.of((int) w, (int) h);
            g.setStroke(Color.gray(1, 0.35));
            g.setLineWidth(1);
            g.setLineDashes(4, 4);
            g.strokeRect(
                    zone.left() + 0.5,
                    zone.top() + 0.5,
                    zone.right() - zone.left(),
                    zone.bottom() - zone.top());
            g.setLineDashes();
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return height > 0 ? height * 9 / 16 : 230;
    }
}
