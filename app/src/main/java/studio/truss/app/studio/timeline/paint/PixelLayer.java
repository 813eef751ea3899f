package studio.truss.app.studio.timeline.paint;

import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import org.jspecify.annotations.Nullable;

import java.nio.IntBuffer;

/// Two pictures in turn: while one is painted anew the other may still be on its way to the screen.
final class PixelLayer {
    private record Page(Raster raster, PixelBuffer<IntBuffer> buffer, WritableImage image) {
        static Page of(int width, int height, double scale) {
            Raster raster = new Raster(width, height, scale);
            PixelBuffer<IntBuffer> buffer =
                    new PixelBuffer<>(
                            width,
                            height,
                            IntBuffer.wrap(raster.pixels),
                            PixelFormat.getIntArgbPreInstance());
            return new Page(raster, buffer, new WritableImage(buffer));
        }
    }

    private final @Nullable Page[] pages = new Page[2];
    private int turn;

    /// The picture to paint on, its old content still on it.
    Raster next(double width, double height, double scale) {
        int w = Math.max(1, (int) Math.ceil(width * scale));
        int h = Math.max(1, (int) Math.ceil(height * scale));
        turn = 1 - turn;
        Page page = pages[turn];
        if (page == null
                || page.raster.width != w
                || page.raster.height != h
                || page.raster.scale != scale) {
            page = Page.of(w, h, scale);
            pages[turn] = page;
        }
        return page.raster;
    }

    /// What was painted since [#next], as an image.
    Image done() {
        Page page = pages[turn];
        if (page == null) {
            throw new IllegalStateException("nothing was painted");
        }
        page.buffer.updateBuffer(_ -> null);
        return page.image;
    }
}
