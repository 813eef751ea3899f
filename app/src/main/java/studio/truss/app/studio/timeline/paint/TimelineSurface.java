package studio.truss.app.studio.timeline.paint;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

import studio.truss.app.studio.timeline.layout.HitTest;
import studio.truss.app.studio.timeline.layout.Lane;
import studio.truss.app.studio.timeline.layout.Lane.Kind;
import studio.truss.app.studio.timeline.layout.LaneLayout;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What the timeline is painted on: a picture of pixels, and above it a canvas for each row that
/// has words. One canvas over all of it would cost a second pass over every pixel.
public final class TimelineSurface extends Region {
    private final ImageView pixels = new ImageView();
    private final Map<Kind, Canvas> canvases = new EnumMap<>(Kind.class);

    public TimelineSurface() {
        pixels.setManaged(false);
        pixels.setMouseTransparent(true);
        pixels.setSmooth(false);
        getChildren().add(pixels);
        for (Kind kind : Kind.values()) {
            if (kind != Kind.SIGNAL) {
                Canvas canvas = new Canvas();
                canvas.setManaged(false);
                canvas.setMouseTransparent(true);
                canvases.put(kind, canvas);
                getChildren().add(canvas);
            }
        }
    }

    void show(Image image, double pixelScale) {
        if (pixels.getImage() != image) {
            pixels.setImage(image);
        }
        pixels.setFitWidth(pixelScale == 1 ? 0 : image.getWidth() / pixelScale);
        pixels.setFitHeight(pixelScale == 1 ? 0 : image.getHeight() / pixelScale);
    }

    /// The canvases take the places of their rows and are empty.
    void place(LaneLayout layout) {
        canvases.forEach((kind, canvas) -> {
            Optional<Lane> lane = layout.of(kind);
            canvas.setVisible(false);
            lane.ifPresent(row -> {
                // of the score only the heads of the blocks have words
                double tall =
                        kind == Kind.SCORE
                                ? Math.min(row.height(), HitTest.GRIP_PX + 4)
                                : row.height();
                canvas.setLayoutY(row.y());
                if (canvas.getWidth() != getWidth() || canvas.getHeight() != tall) {
                    canvas.setWidth(getWidth());
                    canvas.setHeight(tall);
                }
                canvas.getGraphicsContext2D().clearRect(0, 0, getWidth(), tall);
            });
        });
    }

    /// To draw in a row, its upper left corner being the origin.
    GraphicsContext words(Kind kind) {
        Canvas canvas = canvases.get(kind);
        if (canvas == null) {
            throw new IllegalArgumentException("no words in rows of kind " + kind);
        }
        canvas.setVisible(true);
        return canvas.getGraphicsContext2D();
    }
}
