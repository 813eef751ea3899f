package studio.truss.core.media.ffmpeg;

import studio.truss.core.media.Rational;

/// Where the time 0 of a source lies in the time of its container: the pts of the first presented
/// frame of its main stream.
record SourceClock(long zeroPts, Rational timeBase) {
    /// A pts of any stream in milliseconds of this clock, bounded to what fits.
    long ms(long pts, Rational base) {
        double far = (pts * base.toDouble() - zeroPts * timeBase.toDouble()) * 1000;
        if (Math.abs(far) > 1e14) {
            return 0;
        }
        return base.toMillis(pts) - timeBase.toMillis(zeroPts);
    }
}
