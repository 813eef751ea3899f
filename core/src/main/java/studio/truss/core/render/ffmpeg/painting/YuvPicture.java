package studio.truss.core.render.ffmpeg.painting;

import studio.truss.core.captions.painting.CaptionPicture;

import java.util.Arrays;

/// A caption in the colours of a clip: bt709 in tv range, chroma at half the size. Pure.
///
/// @param bottom the row of the frame after its last
record YuvPicture(Plane luma, Plane blue, Plane red, int bottom) {

    /// One plane of it: what is left of the frame's sample and what is added to it.
    ///
    /// @param keep 255 where nothing is drawn
    /// @param add in 255ths
    /// @param spans two a row: the first drawn sample and the one after the last
    record Plane(int x, int y, int width, byte[] keep, char[] add, int[] spans) {
        int height() {
            return spans.length / 2;
        }

        int from(int row) {
            return spans[2 * row];
        }

        int to(int row) {
            return spans[2 * row + 1];
        }

        void blend(int row, int from, int count, byte[] samples, int step, int first) {
            int at = row * width + from;
            for (int i = 0, to = first; i < count; i++, at++, to += step) {
                int sum = (samples[to] & 0xFF) * (keep[at] & 0xFF) + add[at];
                samples[to] = (byte) (((sum + 128) * 257) >> 16); // a 255th, rounded
            }
        }
    }

    static YuvPicture of(CaptionPicture picture) {
        Planes luma = new Planes(picture.x(), picture.y(), picture.width(), picture.height());
        int across = picture.width() / 2;
        int down = picture.height() / 2;
        Planes blue = new Planes(picture.x() / 2, picture.y() / 2, across, down);
        Planes red = new Planes(picture.x() / 2, picture.y() / 2, across, down);
        int[] argb = picture.argb();
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int at = y * picture.width() + x;
                if (argb[at] == 0) {
                    continue; // most of the picture, and nothing is drawn there
                }
                Light light = Light.of(argb, at);
                luma.set(x, y, light.alpha(), 16 * light.alpha() + light.luma());
            }
        }
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                int at = 2 * y * picture.width() + 2 * x;
                int below = at + picture.width();
                if ((argb[at] | argb[at + 1] | argb[below] | argb[below + 1]) == 0) {
                    continue;
                }
                Light light = Light.ofFour(argb, at, picture.width());
                blue.set(x, y, light.alpha(), 128 * light.alpha() + light.blueness());
                red.set(x, y, light.alpha(), 128 * light.alpha() + light.redness());
            }
        }
        return new YuvPicture(
                luma.plane(), blue.plane(), red.plane(), picture.y() + picture.height());
    }

    /// Premultiplied light of a pixel, 0..255 each.
    private record Light(double alpha, double red, double green, double blue) {
        static Light of(int[] argb, int at) {
            int p = argb[at];
            return new Light(p >>> 24, p >> 16 & 0xFF, p >> 8 & 0xFF, p & 0xFF);
        }

        static Light ofFour(int[] argb, int at, int width) {
            Light a = of(argb, at);
            Light b = of(argb, at + 1);
            Light c = of(argb, at + width);
            Light d = of(argb, at + width + 1);
            return new Light(
                    (a.alpha + b.alpha + c.alpha + d.alpha) / 4,
                    (a.red + b.red + c.red + d.red) / 4,
                    (a.green + b.green + c.green + d.green) / 4,
                    (a.blue + b.blue + c.blue + d.blue) / 4);
        }

        // ITU-R BT.709, in 255ths of 219 and 224 steps

        double luma() {
            return 219 * (0.2126 * red + 0.7152 * green + 0.0722 * blue);
        }

        double blueness() {
            return 224 * (blue - 0.2126 * red - 0.7152 * green - 0.0722 * blue) / 1.8556;
        }

        double redness() {
            return 224 * (red - 0.2126 * red - 0.7152 * green - 0.0722 * blue) / 1.5748;
        }
    }

    /// A plane while it is made.
    private static final class Planes {
        private final int x;
        private final int y;
        private final int width;
        private final byte[] keep;
        private final char[] add;
        private final int[] spans;

        Planes(int x, int y, int width, int height) {
            this.x = x;
            this.y = y;
            this.width = width;
            keep = new byte[width * height];
            Arrays.fill(keep, (byte) 255);
            add = new char[width * height];
            spans = new int[2 * height];
            for (int row = 0; row < height; row++) {
                spans[2 * row] = width;
            }
        }

        void set(int column, int row, double alpha, double added) {
            int at = row * width + column;
            keep[at] = (byte) (255 - Math.round(alpha));
            add[at] = (char) Math.clamp(Math.round(added), 0, 255 * 255);
            if (alpha > 0) {
                spans[2 * row] = Math.min(spans[2 * row], column);
                spans[2 * row + 1] = column + 1;
            }
        }

        Plane plane() {
            return new Plane(x, y, width, keep, add, spans);
        }
    }
}
