package studio.truss.core.engine;

import studio.truss.core.media.VideoStream;

import java.nio.file.Path;

/// A frame that somebody wants to see.
///
/// @param stream of the file: a source's, or a picture proxy's own
/// @param ms time on the source's clock; the frame that is seen then is meant
/// @param step frames on from that one, negative for back: how an arrow key moves, whatever the
///   rate
/// @param maxWidth of the picture, which is never enlarged
public record FrameWish(
        Path file, VideoStream stream, long ms, int step, Accuracy accuracy, int maxWidth) {
    private static final int STEP_MAX = 1000;

    public enum Accuracy {
        /// That frame; where it takes long, a nearer one is shown meanwhile.
        EXACT,
        /// What can be had at once: that frame or the key frame before it.
        NEAREST
    }

    public FrameWish {
        if (maxWidth < 16 || Math.abs(step) > STEP_MAX) {
            throw new IllegalArgumentException("width " + maxWidth + ", step " + step);
        }
    }

    public static FrameWish exact(Path file, VideoStream stream, long ms, int maxWidth) {
        return new FrameWish(file, stream, ms, 0, Accuracy.EXACT, maxWidth);
    }

    public static FrameWish nearest(Path file, VideoStream stream, long ms, int maxWidth) {
        return new FrameWish(file, stream, ms, 0, Accuracy.NEAREST, maxWidth);
    }

    /// The frame `frames` after this one.
    public FrameWish stepped(int frames) {
        return new FrameWish(file, stream, ms, step + frames, accuracy, maxWidth);
    }
}
