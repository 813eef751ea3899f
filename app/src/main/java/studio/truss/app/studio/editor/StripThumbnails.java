package studio.truss.app.studio.editor;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import org.jspecify.annotations.Nullable;

import studio.truss.core.derived.Filmstrip;
import studio.truss.core.editing.CropKeys;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.PictureShape;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Pictures of moments, cut out of the filmstrip where the clip's crop is at its middle. JavaFX
/// thread.
final class StripThumbnails implements Thumbnails {
    private static final double VERTICAL = 9.0 / 16;

    private final Supplier<@Nullable Filmstrip> strip;
    private final Supplier<@Nullable PictureShape> picture;
    private final Map<ClipId, Cut> cuts = new HashMap<>();
    private @Nullable Filmstrip cutFrom;

    private record Cut(Clip clip, Image image) {}

    StripThumbnails(Supplier<@Nullable Filmstrip> strip, Supplier<@Nullable PictureShape> picture) {
        this.strip = strip;
        this.picture = picture;
    }

    @Override
    public @Nullable Image vertical(Clip clip) {
        Filmstrip tiles = strip.get();
        PictureShape shape = picture.get();
        if (tiles == null || shape == null || tiles.tiles() == 0) {
            return null;
        }
        if (tiles != cutFrom) {
            cuts.clear();
            cutFrom = tiles;
        }
        Cut known = cuts.get(clip.clipId());
        if (known != null && known.clip.equals(clip)) {
            return known.image;
        }
        Image image = cut(tiles, shape, clip);
        cuts.put(clip.clipId(), new Cut(clip, image));
        return image;
    }

    private static Image cut(Filmstrip tiles, PictureShape shape, Clip clip) {
        long middle = (clip.startMs() + clip.endMs()) / 2;
        Filmstrip.Tile tile = tiles.at(middle);
        double x = tile.width() * center(clip, shape, middle) / shape.width();
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

    private static double center(Clip clip, PictureShape shape, long ms) {
        try {
            var shots = CropKeys.of(clip, shape);
            Box box = shots.get(CropKeys.shotAt(shots, ms)).layout().regions().getFirst().at(ms);
            return box.centerX();
        } catch (IllegalArgumentException e) {
            return shape.width() / 2.0; // another program's framing
        }
    }
}
