package studio.truss.core.moments.sound;

import java.util.Random;

/// Makes mono sounds at 16 kHz for tests; the same seed makes the same sound.
public final class Sounds {
    public static final int RATE = 16_000;

    private final Random random = new Random(7);

    public float[] silence(double seconds) {
        return new float[(int) (seconds * RATE)];
    }

    public float[] noise(double seconds, double level) {
        float[] out = silence(seconds);
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (level * random.nextGaussian());
        }
        return out;
    }

    public float[] sine(double seconds, double hz, double level) {
        float[] out = silence(seconds);
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (level * Math.sin(2 * Math.PI * hz * i / RATE));
        }
        return out;
    }

    /// Three steady notes at a time, changed every half second, each with overtones.
    public float[] music(double seconds, double level) {
        float[] out = silence(seconds);
        double[] notes = {220, 277.2, 329.6};
        for (int i = 0; i < out.length; i++) {
            if (i % (RATE / 2) == 0) {
                for (int n = 0; n < notes.length; n++) {
                    notes[n] = 220 * Math.pow(2, random.nextInt(12) / 12.0);
                }
            }
            double sum = 0;
            for (double hz : notes) {
                for (int k = 1; k <= 6; k++) {
                    sum += Math.sin(2 * Math.PI * hz * k * i / RATE) / k;
                }
            }
            out[i] = (float) (level * sum / 3);
        }
        return out;
    }

    /// Syllables of a gliding voiced source, four a second, with hissing consonants between.
    public float[] speech(double seconds, double level) {
        return voice(seconds, level, 4, 120, 30, 0.12, 0);
    }

    /// Calls of a high voice, five a second, each falling, and the breath between them.
    public float[] laughter(double seconds, double level) {
        return voice(seconds, level, 5, 360, 60, 0.5, 0.8);
    }

    /// Shots: each a clap of noise that dies away within 80 ms.
    public float[] gunfire(double seconds, double level) {
        float[] out = silence(seconds);
        for (int i = 0; i < out.length; i++) {
            double t = i % (RATE / 3) / (double) RATE;
            out[i] = (float) (level * Math.exp(-t / 0.03) * random.nextGaussian());
        }
        return out;
    }

    public static float[] join(float[]... parts) {
        int length = 0;
        for (float[] part : parts) {
            length += part.length;
        }
        float[] out = new float[length];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, out, at, part.length);
            at += part.length;
        }
        return out;
    }

    /// Feeds the samples in pieces of odd size.
    public static SoundTrack hear(float[] mono) {
        SoundAnalyzer analyzer = new SoundAnalyzer(RATE, 1, "mono");
        float[] piece = new float[1_237];
        for (int at = 0; at < mono.length; at += piece.length) {
            int n = Math.min(piece.length, mono.length - at);
            System.arraycopy(mono, at, piece, 0, n);
            analyzer.accept(piece, n);
        }
        return analyzer.finish(mono.length * 1000L / RATE);
    }

    private float[] voice(
            double seconds,
            double level,
            double perSecond,
            double hz,
            double glideHz,
            double breath,
            double fall) {
        float[] out = silence(seconds);
        double phase = 0;
        double before = 0;
        for (int i = 0; i < out.length; i++) {
            double t = (double) i / RATE;
            double part = t * perSecond - Math.floor(t * perSecond);
            double voiced = part < 0.6 ? Math.sin(Math.PI * part / 0.6) : 0;
            double glide = Math.sin(2 * Math.PI * 1.7 * t) + Math.sin(2 * Math.PI * 0.9 * t + 1);
            phase += (hz + glideHz * glide) * (1 + fall * (0.3 - part)) / RATE;
            double pulse = 0;
            for (int k = 1; k <= 12; k++) {
                pulse += Math.sin(2 * Math.PI * phase * k) / k;
            }
            double white = random.nextGaussian();
            double hiss = part > 0.68 && part < 0.9 ? breath * (white - before) : 0;
            before = white;
            out[i] = (float) (level * (voiced * pulse * 0.6 + hiss + 0.001 * white));
        }
        return out;
    }
}
