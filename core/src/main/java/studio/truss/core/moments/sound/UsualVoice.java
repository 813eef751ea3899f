package studio.truss.core.moments.sound;

import java.util.Arrays;

/// How the voices of one source sound most of the time: medians over the stretches with voice in
/// them, drawn towards recordings of speech where the source has little.
///
/// @param pitch semitones above 55 Hz
/// @param glide semitones a frame
/// @param flux dB
/// @param voicing 0..1
/// @param flatness 0..1
/// @param pitchSpread semitones
record UsualVoice(
        double pitch,
        double glide,
        double flux,
        double voicing,
        double flatness,
        double pitchSpread) {
    private static final UsualVoice OF_SPEECH = new UsualVoice(19.6, 0.5, 5.2, 0.48, 0.27, 4.7);

    /// One look each quarter of a second is enough for a median.
    private static final int STEP = 250 / FrameSeries.FRAME_MS;

    private static final double PRIOR = 2_000.0 / 250;

    static UsualVoice of(VoiceWindows w, float[] flux, float[] flatness, float[] voicing) {
        int[] spoken = new int[w.frames() / STEP + 1];
        int n = 0;
        for (int i = 0; i < w.frames(); i += STEP) {
            if (w.voicedShare()[i] > 0.12 && w.activeShare()[i] > 0.4) {
                spoken[n++] = i;
            }
        }
        int[] at = Arrays.copyOf(spoken, n);
        return new UsualVoice(
                usual(w.pitch(), at, OF_SPEECH.pitch),
                usual(w.glide(), at, OF_SPEECH.glide),
                usual(flux, at, OF_SPEECH.flux),
                usual(voicing, at, OF_SPEECH.voicing),
                usual(flatness, at, OF_SPEECH.flatness),
                usual(w.pitchSpread(), at, OF_SPEECH.pitchSpread));
    }

    private static double usual(float[] curve, int[] at, double ofSpeech) {
        float[] values = new float[at.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = curve[at[i]];
        }
        Arrays.sort(values);
        double median = values.length == 0 ? ofSpeech : values[values.length / 2];
        return (median * values.length + ofSpeech * PRIOR) / (values.length + PRIOR);
    }
}
