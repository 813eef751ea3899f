package studio.truss.core.moments.sound;

import java.util.List;

/// Listens to a source once, from its first sample to its last. One thread.
public final class SoundAnalyzer {

    /// @param layout FFmpeg's name of the channel layout, for the loudness weights
    public SoundAnalyzer(int sampleRate, int channels, String layout) {
        if (sampleRate <= 0 || channels <= 0) {
            throw new IllegalArgumentException(sampleRate + " Hz, " + channels + " channels");
        }
    }

    /// @param interleaved `frames` samples for each channel, full scale 1.0
    public void accept(float[] interleaved, int frames) {}

    /// What was heard, over `durationMs` of the source; sound that ends earlier is followed by
    /// silence.
    public SoundTrack finish(long durationMs) {
        float[] none = new float[0];
        return new SoundTrack(
                50,
                none,
                none,
                none,
                none,
                none,
                List.of(),
                List.of(),
                Double.NEGATIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                durationMs);
    }
}
