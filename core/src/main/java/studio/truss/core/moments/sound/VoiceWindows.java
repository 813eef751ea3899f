package studio.truss.core.moments.sound;

/// What the frames say together over 1.2 s around each: the ground of speech, laughter and
/// cheering.
///
/// @param active frames whose voice band stands out of the noise floor
/// @param activeShare their share, 0..1
/// @param voicedShare share of frames that are active and voiced
/// @param glide mean pitch step between voiced neighbours in semitones: a voice glides, a note
///   stays
/// @param pitch mean pitch of the voiced frames, semitones above 55 Hz
/// @param pitchSpread standard deviation of the same
/// @param modulation effective value of the band level between about 2 and 8 Hz in dB: syllables
/// @param bandShare mean level of the voice band over the whole, dB: rumble and bass lie far below
///   0
/// @param envelope the band level with what is faster than 10 Hz and slower than 2 Hz taken out, dB
record VoiceWindows(
        boolean[] active,
        float[] activeShare,
        float[] voicedShare,
        float[] glide,
        float[] pitch,
        float[] pitchSpread,
        float[] modulation,
        float[] bandShare,
        float[] envelope,
        float[] floor) {

    static final int WINDOW = 48;
    private static final int FLOOR_WINDOW = 400;
    private static final float VOICED = 0.5f;
    private static final float LARGEST_GLIDE = 4;

    static VoiceWindows of(FrameSeries frames) {
        int n = frames.frames();
        float[] floor = Rolling.quantile(frames.voiceBand(), FLOOR_WINDOW, 0.10);
        boolean[] active = new boolean[n];
        float[] activity = new float[n];
        float[] voiced = new float[n];
        float[] pitch = new float[n];
        float[] steps = new float[n];
        float[] stepped = new float[n];
        float[] band = new float[n];
        float[] share = new float[n];
        for (int i = 0; i < n; i++) {
            floor[i] = Math.max(-70, floor[i]);
            float level = frames.voiceBand()[i];
            active[i] = level > Math.max(floor[i] + 6, -55);
            activity[i] = active[i] ? 1 : 0;
            band[i] = Math.max(level, Math.max(floor[i], -60));
            share[i] = active[i] ? level - frames.level()[i] : 0;
            if (active[i] && frames.voicing()[i] > VOICED) {
                voiced[i] = 1;
                pitch[i] = frames.pitch()[i];
                float step = i == 0 ? LARGEST_GLIDE : Math.abs(pitch[i] - frames.pitch()[i - 1]);
                if (i > 0 && voiced[i - 1] == 1 && step < LARGEST_GLIDE) {
                    steps[i] = step;
                    stepped[i] = 1;
                }
            }
        }
        float[] meanPitch = ratio(Rolling.mean(pitch, WINDOW), Rolling.mean(voiced, WINDOW));
        float[] envelope = difference(Rolling.mean(band, 4), Rolling.mean(band, 20));
        float[] activeShare = Rolling.mean(activity, WINDOW);
        float[] voicedShare = Rolling.mean(voiced, WINDOW);
        return new VoiceWindows(
                active,
                activeShare,
                voicedShare,
                ratio(Rolling.mean(steps, WINDOW), Rolling.mean(stepped, WINDOW)),
                meanPitch,
                spread(pitch, meanPitch, voicedShare),
                rootMeanSquare(envelope),
                ratio(Rolling.mean(share, WINDOW), activeShare),
                envelope,
                floor);
    }

    int frames() {
        return active.length;
    }

    private static float[] spread(float[] pitch, float[] mean, float[] voicedShare) {
        float[] squares = new float[pitch.length];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = pitch[i] * pitch[i];
        }
        float[] out = ratio(Rolling.mean(squares, WINDOW), voicedShare);
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) Math.sqrt(Math.max(0, out[i] - mean[i] * mean[i]));
        }
        return out;
    }

    private static float[] difference(float[] a, float[] b) {
        float[] out = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            out[i] = a[i] - b[i];
        }
        return out;
    }

    private static float[] ratio(float[] a, float[] b) {
        float[] out = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            out[i] = b[i] < 1e-3f ? 0 : a[i] / b[i];
        }
        return out;
    }

    private static float[] rootMeanSquare(float[] values) {
        float[] squares = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            squares[i] = values[i] * values[i];
        }
        float[] out = Rolling.mean(squares, WINDOW);
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) Math.sqrt(out[i]);
        }
        return out;
    }
}
