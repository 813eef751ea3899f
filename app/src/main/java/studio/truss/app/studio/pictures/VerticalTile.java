package studio.truss.app.studio.pictures;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import studio.truss.core.derived.Filmstrip;
import studio.truss.core.editing.crop.CropKeys;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.ShotFraming;

import java.util.List;

/// A filmstrip's tile cut upright where the crop is. Any thread.
public final class VerticalTile {
    private static final double VERTICAL = 9.0 / 16;

    private VerticalTile() {}

    /// The middle of a moment.
    ///
    /// @param shape of the whole picture
    /// @param shots of the moment; empty shows the picture's middle
    public static Image of(
            Filmstrip tiles, PictureShape shape, TimeRange range, List<ShotFraming> shots) {
        long middle = (range.startMs() + range.endMs()) / 2;
        Filmstrip.Tile tile = tiles.at(middle);
        double x = tile.width() * center(shape, shots, middle) / shape.width();
        int w = (int) Math.max(1, Math.min(tile.width(), Math.round(tile.height() * VERTICAL)));
        int left = Math.clamp(Math.round(x - w / 2.0), 0, tile.width() - w);
        WritableImage image = new WritableImage(w, tile.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        w,
                        tile.height(),
                        PixelFormat.getByteBgraPreInstance(),
                        tile.bgra().duplicate().position(left * 4),
                        tile.width() * 4);
        return image;
    }

    private static double center(PictureShape shape, List<ShotFraming> shots, long ms) {
        return shots.isEmpty()
                ? shape.width() / 2.0
                : shots.get(CropKeys.shotAt(shots, ms))
                        .layout()
                        .regions()
                        .getFirst()
                        .at(ms)
                        .centerX();
    }
}
