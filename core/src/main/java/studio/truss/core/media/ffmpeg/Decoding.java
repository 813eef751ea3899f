package studio.truss.core.media.ffmpeg;

/// How a video is to be decoded.
///
/// @param threads of the decoder, 0 for one per core
/// @param skip frames that need not be decoded
/// @param skipLoopFilter leaves block edges unsmoothed: quicker, for analysis only
public record Decoding(int threads, Skip skip, boolean skipLoopFilter) {

    public enum Skip {
        NONE,
        NON_REFERENCE,
        NON_KEY
    }

    public Decoding {
        if (threads < 0 || threads > 64) {
            throw new IllegalArgumentException("threads " + threads);
        }
    }

    /// Every frame, as it was meant to look.
    public static Decoding exact(int threads) {
        return new Decoding(threads, Skip.NONE, false);
    }
}
