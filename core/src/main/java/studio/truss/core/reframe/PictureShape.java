package studio.truss.core.reframe;

import studio.truss.core.media.VideoStream;

/// The size of a source's picture as a viewer sees it.
///
/// @param width pixels after rotation, before sample-aspect correction
/// @param sampleAspect width over height of one such pixel
public record PictureShape(int width, int height, double sampleAspect) {

    public PictureShape {
        if (width <= 0 || height <= 0 || !(sampleAspect > 0)) {
            throw new IllegalArgumentException(
                    "picture of " + width + "x" + height + ", sample aspect " + sampleAspect);
        }
    }

    public static PictureShape of(VideoStream stream) {
        return new PictureShape(
                stream.width(), stream.height(), stream.displayedSampleAspect().toDouble());
    }

    public Box whole() {
        return new Box(0, 0, width, height);
    }

    /// The largest box of a displayed `aspect` (width over height) that fits into the picture.
    public Box largest(double aspect) {
        double pixelAspect = aspect / sampleAspect;
        double w = Math.min(width, height * pixelAspect);
        double h = Math.min(height, width / pixelAspect);
        return new Box((width - w) / 2, (height - h) / 2, w, h);
    }
}
