package studio.truss.core.moments.sound;

/// What [FrameMeter] measured: one value per frame of 25 ms, all arrays of one length.
///
/// @param level dBFS of the mono mix
/// @param voiceBand dBFS of its part between 250 and 3800 Hz
/// @param voicing harmonicity, 0 (noise) to 1 (a pure periodic sound)
/// @param pitch in semitones above 55 Hz, of the strongest period
/// @param flatness of the spectrum between 1 and 5 kHz, 0 (tonal) to 1 (as flat as white noise)
/// @param centroid of the power spectrum, Hz
/// @param flux mean change of the band levels since the frame before, dB
record FrameSeries(
        float[] level,
        float[] voiceBand,
        float[] voicing,
        float[] pitch,
        float[] flatness,
        float[] centroid,
        float[] flux) {

    static final int FRAME_MS = 25;

    int frames() {
        return level.length;
    }
}
