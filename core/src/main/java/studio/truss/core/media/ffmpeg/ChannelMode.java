package studio.truss.core.media.ffmpeg;

/// Which channels an [AudioReader] hands out.
public enum ChannelMode {
    /// One channel, the sum scaled so that it cannot clip.
    MONO,
    /// Two channels; surround is mixed down by ITU-R BS.775 (centre and sides at -3 dB, no LFE) and
    /// may exceed full scale.
    STEREO,
    /// As the stream has them when it is opened.
    NATIVE
}
