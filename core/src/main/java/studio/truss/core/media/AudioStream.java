package studio.truss.core.media;

/// A sound stream.
///
/// @param layout FFmpeg's name, `stereo`, `5.1(side)`
/// @param startMs when its first sample is heard on the source's clock (0 = first video frame); may
///   be negative
public record AudioStream(
        int index,
        String codec,
        int sampleRate,
        int channels,
        String layout,
        Rational timeBase,
        long startMs,
        long durationMs,
        String language,
        String title,
        boolean isDefault)
        implements MediaStream {

    /// The same stream of another length.
    public AudioStream lasting(long newDurationMs) {
        return new AudioStream(
                index,
                codec,
                sampleRate,
                channels,
                layout,
                timeBase,
                startMs,
                newDurationMs,
                language,
                title,
                isDefault);
    }
}
