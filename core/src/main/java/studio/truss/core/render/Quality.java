package studio.truss.core.render;

import studio.truss.core.media.Rational;

/// How good and how large a clip is to be. What each word means for an encoder is settled by the
/// adapter and written down in `docs/encoders.md`.
public enum Quality {
    /// To look at, not to publish: about twice as fast.
    DRAFT("draft", 0.07, 0.16),
    /// A master that platforms can encode again without visible loss; at most 20 Mbit/s at
    /// 1080x1920 and 30 fps, the most that platforms advise.
    STANDARD("standard", 0.16, 0.32),
    /// For archives and further editing.
    HIGH("high", 0.28, 0.8),
    /// x264's preset of that name as it is, the yardstick that the standard is measured against; on
    /// other encoders the standard.
    VERYFAST("veryfast", 0.16, 0.32);

    private static final long USUAL_LEAST = 200_000;
    private static final long MOST_LEAST = 500_000;

    private final String word;
    private final double usual;
    private final double most;

    /// @param usual bits for each pixel where an encoder knows no constant quality, and about what
    ///   a usual picture takes where it does
    /// @param most bits for each pixel that are never exceeded for longer than the buffer
    Quality(String word, double usual, double most) {
        this.word = word;
        this.usual = usual;
        this.most = most;
    }

    /// The word on the command line and in JSON.
    public String word() {
        return word;
    }

    /// Bits a second of a usual picture.
    public long usualBits(FrameSize size, Rational rate) {
        return Math.max(USUAL_LEAST, Math.round(pixels(size, rate) * usual));
    }

    /// Bits a second that a picture takes at most.
    public long mostBits(FrameSize size, Rational rate) {
        return Math.max(MOST_LEAST, Math.round(pixels(size, rate) * most));
    }

    private static double pixels(FrameSize size, Rational rate) {
        return (double) size.width() * size.height() * rate.toDouble();
    }
}
