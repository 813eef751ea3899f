package studio.truss.app.studio.timeline.paint;

/// An opaque picture of pixels that areas are filled in. Coordinates are those of the view, a view
/// pixel being `scale` of these; edges are rounded to whole pixels.
final class Raster {
    final int width;
    final int height;
    final double scale;
    final int[] pixels;

    Raster(int width, int height, double scale) {
        this.width = width;
        this.height = height;
        this.scale = scale;
        this.pixels = new int[width * height];
    }

    int px(double view) {
        return (int) Math.round(view * scale);
    }

    /// Fills an area given in view pixels.
    void fill(double x, double y, double w, double h, int argb) {
        int left = px(x);
        int top = px(y);
        fillPx(left, top, Math.max(left + 1, px(x + w)), Math.max(top + 1, px(y + h)), argb);
    }

    /// Fills an area given in own pixels, right and bottom excluded.
    void fillPx(int left, int top, int right, int bottom, int argb) {
        int from = Math.max(0, left);
        int to = Math.min(width, right);
        boolean opaque = argb >>> 24 == 255;
        for (int y = Math.max(0, top); y < Math.min(height, bottom); y++) {
            int row = y * width;
            for (int i = row + from; i < row + to; i++) {
                pixels[i] = opaque ? argb : over(pixels[i], argb);
            }
        }
    }

    /// An outline inside an area given in view pixels.
    void outline(double x, double y, double w, double h, double thick, int argb) {
        fill(x, y, w, thick, argb);
        fill(x, y + h - thick, w, thick, argb);
        fill(x, y, thick, h, argb);
        fill(x + w - thick, y, thick, h, argb);
    }

    /// A colour with transparency over an opaque one.
    static int over(int below, int above) {
        int a = (above >>> 24) + (above >>> 31);
        int r = mix(below >> 16 & 255, above >> 16 & 255, a);
        int g = mix(below >> 8 & 255, above >> 8 & 255, a);
        int b = mix(below & 255, above & 255, a);
        return 255 << 24 | r << 16 | g << 8 | b;
    }

    /// @param part of the second, 0..256
    private static int mix(int first, int second, int part) {
        return first + (((second - first) * part) >> 8);
    }
}
