package studio.truss.core.moments.sound.evaluation;

/// A stretch of mono sound at 16 kHz that others are mixed onto.
final class Tape {
    static final int RATE = 16_000;

    private Tape() {}

    static float[] blank(double seconds) {
        return new float[(int) (seconds * RATE)];
    }

    /// Adds a sound at a time, cut off at the end.
    static void mix(float[] onto, float[] sound, double atSeconds) {
        int at = (int) (atSeconds * RATE);
        for (int i = 0; i < sound.length && at + i < onto.length; i++) {
            onto[at + i] += sound[i];
        }
    }

    /// Scales to an effective level in dBFS, measured where it sounds at all.
    static float[] level(float[] sound, double db) {
        double sum = 0;
        int count = 0;
        int frame = RATE / 40;
        for (int at = 0; at + frame <= sound.length; at += frame) {
            double squares = 0;
            for (int i = at; i < at + frame; i++) {
                squares += (double) sound[i] * sound[i];
            }
            if (squares / frame > 1e-7) {
                sum += squares;
                count += frame;
            }
        }
        if (count == 0) {
            return sound;
        }
        double gain = Math.pow(10, db / 20) / Math.sqrt(sum / count);
        for (int i = 0; i < sound.length; i++) {
            sound[i] *= (float) gain;
        }
        return sound;
    }

    /// Rises and falls over `seconds` at both ends.
    static float[] faded(float[] sound, double seconds) {
        int n = Math.min(sound.length / 2, (int) (seconds * RATE));
        for (int i = 0; i < n; i++) {
            float gain = (float) i / n;
            sound[i] *= gain;
            sound[sound.length - 1 - i] *= gain;
        }
        return sound;
    }
}
