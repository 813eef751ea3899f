package studio.truss.app.studio.timeline.paint;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

import studio.truss.app.studio.timeline.layout.Lane;
import studio.truss.app.studio.timeline.layout.TimelineScale;
import studio.truss.app.studio.timeline.model.Filmstrip;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Paints pictures of the source side by side. Each is made small once and then copied; the
/// renderer would make it small again in every pulse.
final class FilmPaint {
    private static final int KEPT = 400;

    private record Key(Image image, int width, int height) {}

    private final Map<Key, int[]> small =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, int[]> eldest) {
                    return size() > KEPT;
                }
            };

    void paint(Filmstrip film, Raster raster, TimelineScale scale, Lane lane) {
        int top = raster.px(lane.y() + 1);
        int height = Math.max(1, raster.px(lane.bottom() - 2) - top);
        int tile = Math.max(8, (int) Math.round(height * film.aspect()));
        int width = tile - Math.max(1, raster.px(1));
        double msPerPx = scale.msPerPx() / raster.scale;
        long origin = CurvePaint.origin(raster, scale);
        for (long k = Math.floorDiv(origin, tile); k * tile - origin < raster.width; k++) {
            double ms = k * tile * msPerPx;
            if (ms >= scale.durationMs()) {
                return;
            }
            double middle = Math.min(ms + tile / 2.0 * msPerPx, scale.durationMs() - 1.0);
            Image picture = film.at(Math.round(middle), height);
            if (picture != null) {
                int[] pixels =
                        small.computeIfAbsent(new Key(picture, width, height), FilmPaint::made);
                copy(pixels, width, height, raster, (int) (k * tile - origin), top);
            }
        }
    }

    private static void copy(int[] from, int width, int height, Raster raster, int left, int top) {
        int skip = Math.max(0, -left);
        int count = Math.min(width, raster.width - left) - skip;
        for (int y = 0; count > 0 && y < Math.min(height, raster.height - top); y++) {
            System.arraycopy(
                    from,
                    y * width + skip,
                    raster.pixels,
                    (top + y) * raster.width + left + skip,
                    count);
        }
    }

    /// The mean of the pixels that fall into each.
    private static int[] made(Key key) {
        int w = (int) key.image.getWidth();
        int h = (int) key.image.getHeight();
        int[] source = new int[w * h];
        int[] made = new int[key.width * key.height];
        if (w < 1 || h < 1) {
            Arrays.fill(made, 255 << 24);
            return made;
        }
        key.image
                .getPixelReader()
                .getPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), source, 0, w);
        for (int y = 0; y < key.height; y++) {
            int top = y * h / key.height;
            int bottom = Math.max(top + 1, (y + 1) * h / key.height);
            for (int x = 0; x < key.width; x++) {
                int left = x * w / key.width;
                int right = Math.max(left + 1, (x + 1) * w / key.width);
                made[y * key.width + x] = mean(source, w, left, top, right, bottom);
            }
        }
        return made;
    }

    private static int mean(int[] source, int w, int left, int top, int right, int bottom) {
        int r = 0;
        int g = 0;
        int b = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int pixel = source[y * w + x];
                r += pixel >> 16 & 255;
                g += pixel >> 8 & 255;
                b += pixel & 255;
            }
        }
        int count = (right - left) * (bottom - top);
        return (255 << 24) | ((r / count) << 16) | ((g / count) << 8) | (b / count);
    }
}
