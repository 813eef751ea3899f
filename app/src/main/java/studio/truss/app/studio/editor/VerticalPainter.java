package studio.truss.app.studio.editor;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.effect.BoxBlur;
import javafx.scene.effect.ColorAdjust;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

import studio.truss.core.captions.painting.CaptionPicture;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.Panels;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.ShotFraming;

import java.util.List;

/// Draws a frame as the clip will show it: the layout's regions in their panels, captions over
/// them. The same geometry as the render's.
final class VerticalPainter {
    private static final double VERTICAL = 9.0 / 16;

    private final PictureShape picture;

    VerticalPainter(PictureShape picture) {
        this.picture = picture;
    }

    void paint(
            GraphicsContext g,
            Image frame,
            ShotFraming shot,
            long ms,
            List<CaptionPicture> captions,
            double width,
            double height) {
        g.setFill(Color.BLACK);
        g.fillRect(0, 0, width, height);
        g.setImageSmoothing(true);
        Layout layout = shot.layout();
        List<Panels.Panel> panels = Panels.of(layout, picture, VERTICAL);
        if (panels.isEmpty()) {
            whole(g, frame, layout, ms, width, height);
        } else {
            double y = 0;
            for (Panels.Panel panel : panels) {
                double h = panel.height() * height;
                fill(g, frame, panel.region().at(ms), 0, y, width, h);
                y += h;
            }
        }
        for (CaptionPicture caption : captions) {
            g.drawImage(image(caption), caption.x(), caption.y());
        }
    }

    private static Image image(CaptionPicture caption) {
        WritableImage image = new WritableImage(caption.width(), caption.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        caption.width(),
                        caption.height(),
                        PixelFormat.getIntArgbPreInstance(),
                        caption.argb(),
                        0,
                        caption.width());
        return image;
    }

    /// The whole region across the width, over a blurred copy of itself or plain black.
    private void whole(
            GraphicsContext g, Image frame, Layout layout, long ms, double width, double height) {
        Box box = layout.regions().getFirst().at(ms);
        if (!(layout instanceof Layout.Fit)) {
            g.save();
            ColorAdjust dark = new ColorAdjust(0, 0, -0.35, 0);
            dark.setInput(new BoxBlur(width / 12, width / 12, 2));
            g.setEffect(dark);
            fill(g, frame, box, 0, 0, width, height);
            g.restore();
        }
        double h = Math.min(height, width * box.h() / (box.w() * picture.sampleAspect()));
        double w = h * box.w() * picture.sampleAspect() / box.h();
        draw(g, frame, box, (width - w) / 2, (height - h) / 2, w, h);
    }

    /// Cuts a region to its panel's shape, about its middle.
    private void fill(
            GraphicsContext g, Image frame, Box box, double x, double y, double w, double h) {
        double aspect = w / h / picture.sampleAspect();
        double bw = Math.min(box.w(), box.h() * aspect);
        double bh = Math.min(box.h(), box.w() / aspect);
        draw(g, frame, new Box(box.centerX() - bw / 2, box.centerY() - bh / 2, bw, bh), x, y, w, h);
    }

    private void draw(
            GraphicsContext g, Image frame, Box box, double x, double y, double w, double h) {
        double sx = frame.getWidth() / picture.width();
        double sy = frame.getHeight() / picture.height();
        g.drawImage(frame, box.x() * sx, box.y() * sy, box.w() * sx, box.h() * sy, x, y, w, h);
    }
}
