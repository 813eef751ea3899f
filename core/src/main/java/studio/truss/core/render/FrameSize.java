package studio.truss.core.render;

import studio.truss.core.media.Rational;
import studio.truss.core.media.VideoStream;

/// Pixels of a finished clip; even, because 4:2:0 chroma is.
public record FrameSize(int width, int height) {

    public static final FrameSize VERTICAL_1080 = new FrameSize(1080, 1920);

    public FrameSize {
        if (width < 2 || height < 2 || width % 2 != 0 || height % 2 != 0) {
            throw new IllegalArgumentException("frame size " + width + "x" + height);
        }
    }

    /// The largest even 9:16 rectangle in the source as a viewer sees it, in the source's own
    /// pixels, so that nothing is enlarged. Where pixels are not square the narrower axis counts.
    public static FrameSize nativeOf(VideoStream video) {
        Rational aspect = video.displayedSampleAspect();
        double width = video.width() * Math.min(1, aspect.toDouble());
        double height = video.height() * Math.min(1, aspect.inverse().toDouble());
        double wide = Math.min(width, height * 9 / 16);
        return new FrameSize(even(wide), even(wide * 16 / 9));
    }

    /// A fraction of this, even.
    FrameSize scaled(int times, int of) {
        return new FrameSize(even((double) width * times / of), even((double) height * times / of));
    }

    private static int even(double pixels) {
        return Math.max(2, 2 * (int) Math.floor(pixels / 2 + 1e-6));
    }
}
