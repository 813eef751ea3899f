package studio.truss.core.render.ffmpeg;

import studio.truss.core.media.Rational;

/// Maps the time of source frames to frames of a clip with a constant rate, exactly.
///
/// @param anchorPts source time of the clip's frame 0
/// @param timeBase of the source's pts
/// @param frameTime seconds of one frame of the clip
record FrameClock(long anchorPts, Rational timeBase, Rational frameTime) {

    /// The clip's first frame at which a source frame is due, to the nearest.
    long frameOf(long pts) {
        return timeBase.rescale(pts - anchorPts, frameTime);
    }

    /// Source time of a frame of the clip, to the nearest.
    long ptsOf(long frame) {
        return anchorPts + frameTime.rescale(frame, timeBase);
    }

    /// Where the clip begins: at the first frame within the range, unless that comes so late that
    /// the frame before it is on the screen when the range begins.
    ///
    /// @param startPts of the range
    /// @param firstPts of the first frame at or after it
    /// @param hasBefore a frame before it can be shown
    static FrameClock startingAt(
            long startPts,
            long firstPts,
            boolean hasBefore,
            Rational timeBase,
            Rational frameRate) {
        Rational frameTime = frameRate.inverse();
        long gap = firstPts - startPts;
        boolean late =
                gap > 0
                        && Rational.of(Math.multiplyExact(gap, timeBase.num()), timeBase.den())
                                        .compareTo(frameTime)
                                >= 0;
        return new FrameClock(hasBefore && late ? startPts : firstPts, timeBase, frameTime);
    }
}
