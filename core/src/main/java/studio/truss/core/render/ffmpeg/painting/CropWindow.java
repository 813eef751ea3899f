package studio.truss.core.render.ffmpeg.painting;

import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.render.FrameSize;

/// Where the two crops of one frame stand.
///
/// A moving crop that is placed on whole source pixels before it is enlarged jumps by more than one
/// output pixel at a time. So the source is first cut at an even pixel, a little too wide, then
/// scaled, and the rest of the way is cut from the enlarged picture.
///
/// @param width of the first cut, source pixels, even
/// @param scaledWidth what it is scaled to, even, at least the output
/// @param x of the first cut, even
/// @param fineX of the second cut, output pixels
public record CropWindow(
        int width,
        int height,
        int scaledWidth,
        int scaledHeight,
        int x,
        int y,
        int fineX,
        int fineY) {

    private static final double NO_SCALING = 2;

    /// @param box wanted region; where its shape is not the output's, the largest box of that shape
    ///   about its centre is shown, so that nothing is stretched
    /// @param moving leaves room for the second cut to move in
    public static CropWindow of(Box box, boolean moving, PictureShape picture, FrameSize out) {
        Box shown = shaped(box, picture, out);
        Axis across = Axis.of(shown.x(), shown.w(), picture.width(), out.width(), moving);
        Axis down = Axis.of(shown.y(), shown.h(), picture.height(), out.height(), moving);
        return new CropWindow(
                across.size,
                down.size,
                across.scaled,
                down.scaled,
                across.at,
                down.at,
                across.fine,
                down.fine);
    }

    /// Whether a graph built for the other can show this one by moving its crops.
    public boolean sameScale(CropWindow o) {
        return width == o.width
                && height == o.height
                && scaledWidth == o.scaledWidth
                && scaledHeight == o.scaledHeight;
    }

    /// The part of `box` that has the output's shape, kept inside the picture.
    public static Box shaped(Box box, PictureShape picture, FrameSize out) {
        double aspect = (double) out.width() / out.height() / picture.sampleAspect();
        double w = Math.min(box.w(), picture.width());
        double h = Math.min(box.h(), picture.height());
        if (w > h * aspect) {
            w = h * aspect;
        } else {
            h = w / aspect;
        }
        double x = Math.clamp(box.centerX() - w / 2, 0, picture.width() - w);
        double y = Math.clamp(box.centerY() - h / 2, 0, picture.height() - h);
        return new Box(x, y, w, h);
    }

    private record Axis(int size, int scaled, int at, int fine) {
        static Axis of(double start, double length, int limit, int out, boolean moving) {
            double scale = Math.abs(length - out) < NO_SCALING && limit >= out ? 1 : out / length;
            int most = Math.max(2, even(limit));
            double first = Math.floor(start / 2) * 2;
            double wide = moving ? Math.ceil(length) + 2 : Math.ceil(start + length - first - 1e-6);
            int size = Math.min(most, even((int) wide + 1));
            int at = (int) Math.clamp(first, 0, most - size);
            int scaled = Math.max(out, even((int) Math.round(size * scale + 0.5)));
            int fine = (int) Math.round((start - at) * scaled / size);
            return new Axis(size, scaled, at, Math.clamp(fine, 0, scaled - out));
        }

        private static int even(int pixels) {
            return pixels - pixels % 2;
        }
    }
}
