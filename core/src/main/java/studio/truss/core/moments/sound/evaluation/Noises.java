package studio.truss.core.moments.sound.evaluation;

import java.util.SplittableRandom;

/// Sounds without a voice: clapping, shots, music, engines, alarms.
final class Noises {
    private final SplittableRandom random;

    Noises(SplittableRandom random) {
        this.random = random;
    }

    /// Many people clap, each at a pace of their own; it swells and dies away.
    float[] applause(double seconds, int people) {
        float[] out = Tape.blank(seconds);
        for (int p = 0; p < people; p++) {
            double rate = 3 + 2.2 * random.nextDouble();
            double near = 0.2 + 0.8 * random.nextDouble();
            double hz = 900 + 1_800 * random.nextDouble();
            double t = 0.6 * random.nextDouble();
            double end = seconds - 1.2 * random.nextDouble();
            while (t < end) {
                clap(out, t, near * (0.7 + 0.6 * random.nextDouble()), hz);
                t += (0.9 + 0.2 * random.nextDouble()) / rate;
            }
        }
        return Tape.faded(out, 0.3);
    }

    private void clap(float[] out, double at, double gain, double hz) {
        int from = (int) (at * Tape.RATE);
        double low = 0;
        double band = 0;
        double f = 2 * Math.sin(Math.PI * hz / Tape.RATE);
        int n = Tape.RATE / 50;
        for (int i = 0; i < n && from + i < out.length; i++) {
            double white = (random.nextDouble() * 2 - 1) * Math.exp(-i / (0.005 * Tape.RATE));
            low += f * band;
            double high = white - low - 0.6 * band;
            band += f * high;
            out[from + i] += (float) (gain * (band + 0.3 * white));
        }
    }

    /// Shots that die away, single or in salvos.
    float[] gunfire(double seconds, double perSecond) {
        float[] out = Tape.blank(seconds);
        double t = 0;
        while (t < seconds) {
            int salvo = perSecond > 4 ? 3 + random.nextInt(8) : 1;
            for (int k = 0; k < salvo; k++) {
                shot(out, t, 0.5 + 0.5 * random.nextDouble());
                t += 1 / perSecond;
            }
            t += 0.3 + random.nextDouble();
        }
        return out;
    }

    private void shot(float[] out, double at, double gain) {
        int from = (int) (at * Tape.RATE);
        double low = 0;
        double tail = 0.02 + 0.06 * random.nextDouble();
        for (int i = 0; i < Tape.RATE / 3 && from + i < out.length; i++) {
            double t = (double) i / Tape.RATE;
            double white = random.nextDouble() * 2 - 1;
            low += 0.08 * (white - low);
            out[from + i] +=
                    (float) (gain * (white * Math.exp(-t / tail) + 4 * low * Math.exp(-t / 0.12)));
        }
    }

    /// Chords, a bass and a drum kit at a beat.
    float[] music(double seconds, double beatsPerMinute) {
        float[] out = Tape.blank(seconds);
        double beat = 60 / beatsPerMinute;
        double[] chord = {220, 277, 330};
        int last = -1;
        double hat = 0;
        for (int i = 0; i < out.length; i++) {
            double t = (double) i / Tape.RATE;
            int bar = (int) (t / (4 * beat));
            if (bar != last) {
                last = bar;
                double root = 110 * Utterance.semitones(random.nextInt(12));
                chord = new double[] {2 * root, 2 * root * Utterance.semitones(4), 3 * root};
            }
            double sum = 0;
            for (double hz : chord) {
                for (int k = 1; k <= 5; k++) {
                    sum += Math.sin(2 * Math.PI * hz * k * t) / (k * k);
                }
            }
            double inBeat = t % beat;
            double inHalf = t % (beat / 2);
            double white = random.nextDouble() * 2 - 1;
            hat = white - hat * 0.6;
            double kick = Math.sin(2 * Math.PI * 55 * inBeat) * Math.exp(-inBeat / 0.09);
            double snare = ((int) (t / beat) & 1) == 1 ? white * Math.exp(-inBeat / 0.06) : 0;
            double bass = Math.sin(2 * Math.PI * chord[0] / 4 * t);
            out[i] =
                    (float)
                            (0.12 * sum
                                    + 0.8 * kick
                                    + 0.3 * snare
                                    + 0.25 * bass
                                    + 0.12 * hat * Math.exp(-inHalf / 0.03));
        }
        return out;
    }

    /// A plucked line of notes at a pace, as game tunes have.
    float[] tune(double seconds, double perSecond) {
        float[] out = Tape.blank(seconds);
        int[] scale = {0, 3, 5, 7, 10, 12, 15};
        double hz = 0;
        int last = -1;
        double phase = 0;
        for (int i = 0; i < out.length; i++) {
            double t = (double) i / Tape.RATE;
            int note = (int) (t * perSecond);
            if (note != last) {
                last = note;
                hz = 330 * Utterance.semitones(scale[random.nextInt(scale.length)]);
            }
            phase += hz / Tape.RATE;
            double square = phase - Math.floor(phase) < 0.5 ? 1 : -1;
            out[i] = (float) (square * Math.exp(-(t * perSecond - note) / 0.5));
        }
        return out;
    }

    /// A motor whose speed wanders, with its wind.
    float[] engine(double seconds) {
        float[] out = Tape.blank(seconds);
        double phase = 0;
        double low = 0;
        for (int i = 0; i < out.length; i++) {
            double t = (double) i / Tape.RATE;
            phase += (70 + 30 * Math.sin(0.7 * t) + 8 * Math.sin(5 * t)) / Tape.RATE;
            double saw = 2 * (phase - Math.floor(phase)) - 1;
            low += 0.1 * (random.nextDouble() * 2 - 1 - low);
            out[i] = (float) (0.5 * saw + low);
        }
        return out;
    }

    /// Barking: short harsh calls, one or two a second.
    float[] barking(double seconds) {
        float[] out = Tape.blank(seconds);
        double t = 0;
        while (t < seconds) {
            int from = (int) (t * Tape.RATE);
            double hz = 420 + 120 * random.nextDouble();
            double phase = 0;
            int n = (int) (0.16 * Tape.RATE);
            for (int i = 0; i < n && from + i < out.length; i++) {
                double part = (double) i / n;
                phase += hz * (1.2 - 0.5 * part) / Tape.RATE;
                double saw = 2 * (phase - Math.floor(phase)) - 1;
                double rough = 0.5 * (random.nextDouble() * 2 - 1);
                out[from + i] += (float) ((saw + rough) * Math.sin(Math.PI * part));
            }
            t += 0.35 + 0.5 * random.nextDouble();
        }
        return out;
    }

    /// An alarm of two tones in turn.
    float[] alarm(double seconds, double perSecond) {
        float[] out = Tape.blank(seconds);
        double phase = 0;
        for (int i = 0; i < out.length; i++) {
            double t = (double) i / Tape.RATE;
            phase += ((int) (t * perSecond * 2) % 2 == 0 ? 780 : 620) / (double) Tape.RATE;
            out[i] = (float) Math.signum(Math.sin(2 * Math.PI * phase));
        }
        return out;
    }

    /// Keys of a keyboard being struck.
    float[] typing(double seconds) {
        float[] out = Tape.blank(seconds);
        double t = 0;
        while (t < seconds) {
            clap(out, t, 0.4 + 0.6 * random.nextDouble(), 2_600);
            t += 0.07 + 0.25 * random.nextDouble() * random.nextDouble();
        }
        return out;
    }
}
