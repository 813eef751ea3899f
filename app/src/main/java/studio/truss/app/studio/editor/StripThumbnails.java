package studio.truss.app.studio.editor;

import javafx.scene.image.Image;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.pictures.VerticalTile;
import studio.truss.core.derived.Filmstrip;
import studio.truss.core.editing.crop.CropKeys;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.ShotFraming;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Pictures of moments, cut out of the filmstrip where the clip's crop is at its middle. JavaFX
/// thread.
final class StripThumbnails implements Thumbnails {
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
        return VerticalTile.of(
                tiles, shape, TimeRange.of(clip.startMs(), clip.endMs()), shots(clip, shape));
    }

    private static List<ShotFraming> shots(Clip clip, PictureShape shape) {
        try {
            return CropKeys.of(clip, shape);
        } catch (IllegalArgumentException e) {
            return List.of(); // another program's framing
        }
    }
}
