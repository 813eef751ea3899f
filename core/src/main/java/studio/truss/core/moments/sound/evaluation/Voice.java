package studio.truss.core.moments.sound.evaluation;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/// Sings what a score asks for. The ways of making a voice are independent of one another, so that
/// a detector cannot be right by knowing one of them.
enum Voice {
    /// A train of glottal pulses through four resonators in a row.
    TUBE {
        @Override
        float[] sing(Score score, SplittableRandom random) {
            float[] out = Tape.blank(score.seconds);
            Resonator[] tract = new Resonator[4];
            for (int k = 0; k < tract.length; k++) {
                tract[k] = new Resonator();
            }
            double phase = 0;
            double before = 0;
            double jitter = 1;
            for (int i = 0; i < out.length; i++) {
                double t = (double) i / Tape.RATE;
                phase += jitter * score.hz.applyAsDouble(t) / Tape.RATE;
                if (phase >= 1) {
                    phase -= 1;
                    jitter = 1 + 0.015 * random.nextGaussian();
                }
                double open = phase < 0.6 ? 0.5 - 0.5 * Math.cos(Math.PI * phase / 0.45) : 0;
                double glottis = phase < 0.45 ? open : phase < 0.6 ? 1 - (phase - 0.45) / 0.15 : 0;
                double flow = glottis - before;
                before = glottis;
                double white = random.nextDouble() * 2 - 1;
                double excited =
                        score.voice.applyAsDouble(t) * 3 * flow
                                + score.breath.applyAsDouble(t) * 0.15 * white;
                double[] formants = score.formants(t);
                for (int k = 0; k < tract.length; k++) {
                    if (i % 32 == 0) {
                        tract[k].tune(formants[k], 60 + 40 * k);
                    }
                    excited = tract[k].next(excited);
                }
                out[i] = (float) excited;
            }
            return out;
        }
    },

    /// Harmonics added up under an envelope of formants, and noise under the same.
    HARMONICS {
        @Override
        float[] sing(Score score, SplittableRandom random) {
            float[] out = Tape.blank(score.seconds);
            double phase = 0;
            double noise = 0;
            double[] gain = new double[24];
            for (int i = 0; i < out.length; i++) {
                double t = (double) i / Tape.RATE;
                double hz = score.hz.applyAsDouble(t);
                phase += 2 * Math.PI * hz / Tape.RATE;
                if (i % 64 == 0) {
                    double[] formants = score.formants(t);
                    for (int h = 1; h <= gain.length; h++) {
                        double sum = 0;
                        for (int k = 0; k < 3; k++) {
                            double off = (h * hz - formants[k]) / 110;
                            sum += (1 - 0.25 * k) / (1 + off * off);
                        }
                        gain[h - 1] = h * hz > 7_000 ? 0 : (sum + 0.05) / Math.sqrt(h);
                    }
                }
                double voiced = score.voice.applyAsDouble(t);
                double sum = 0;
                for (int h = 1; h <= gain.length && voiced > 0; h++) {
                    sum += gain[h - 1] * Math.sin(h * phase);
                }
                double white = random.nextDouble() * 2 - 1;
                noise = white - 0.3 * noise;
                out[i] = (float) (voiced * sum + score.breath.applyAsDouble(t) * 0.25 * noise);
            }
            return out;
        }
    },

    /// Each period of the voice sets off three dying tones, one for each formant.
    GRAINS {
        @Override
        float[] sing(Score score, SplittableRandom random) {
            float[] out = Tape.blank(score.seconds);
            double phase = random.nextDouble();
            for (int i = 0; i < out.length; i++) {
                double t = (double) i / Tape.RATE;
                double breath = score.breath.applyAsDouble(t);
                phase += score.hz.applyAsDouble(t) / Tape.RATE;
                double voiced = score.voice.applyAsDouble(t);
                boolean puff = breath > 0 && random.nextDouble() < 0.25;
                if (phase >= 1 || puff) {
                    double gain = phase >= 1 ? voiced * (1 + 0.1 * random.nextGaussian()) : 0;
                    phase = phase >= 1 ? phase - 1 : phase;
                    gain += puff ? 0.12 * breath * random.nextGaussian() : 0;
                    grain(out, i, gain, score.formants(t));
                }
            }
            return out;
        }
    };

    private static final int GRAIN = Tape.RATE / 60;

    abstract float[] sing(Score score, SplittableRandom random);

    /// What is to be sung: pitch, strength of the voice, strength of the breath over time
    /// (seconds).
    ///
    /// @param vowel which of the vowels is heard, by its number
    /// @param size of the throat: 1 a man's, 1.18 a woman's, 1.35 a child's
    record Score(
            double seconds,
            DoubleUnaryOperator hz,
            DoubleUnaryOperator voice,
            DoubleUnaryOperator breath,
            DoubleUnaryOperator vowel,
            double size) {
        private static final double[][] VOWELS = {
            {730, 1090, 2440, 3400}, {570, 840, 2410, 3300}, {530, 1840, 2480, 3500},
            {270, 2290, 3010, 3600}, {300, 870, 2240, 3200}, {660, 1720, 2410, 3500},
            {490, 1350, 1690, 3300}, {390, 1990, 2550, 3600}
        };

        static final int VOWEL_COUNT = VOWELS.length;

        double[] formants(double t) {
            double[] vowel =
                    VOWELS[
                            Math.floorMod(
                                    (int) Math.floor(this.vowel.applyAsDouble(t)), VOWELS.length)];
            double[] out = new double[4];
            for (int k = 0; k < out.length; k++) {
                out[k] = Math.min(7_500, vowel[k] * size);
            }
            return out;
        }
    }

    private static void grain(float[] out, int at, double gain, double[] formants) {
        for (int k = 0; k < 3; k++) {
            double turn = 2 * Math.PI * formants[k] / Tape.RATE;
            double decay = Math.exp(-Math.PI * (70 + 50 * k) / Tape.RATE);
            double strength = gain * (1 - 0.28 * k);
            for (int i = 0; i < GRAIN && at + i < out.length; i++) {
                double rise = Math.min(1, i / 8.0);
                out[at + i] += (float) (strength * rise * Math.sin(turn * i));
                strength *= decay;
            }
        }
    }

    private static final class Resonator {
        private double a;
        private double b;
        private double gain;
        private double last;
        private double secondLast;

        void tune(double hz, double width) {
            double radius = Math.exp(-Math.PI * width / Tape.RATE);
            a = 2 * radius * Math.cos(2 * Math.PI * hz / Tape.RATE);
            b = -radius * radius;
            gain = 1 - a - b;
        }

        double next(double in) {
            double value = gain * in + a * last + b * secondLast;
            secondLast = last;
            last = value;
            return value;
        }
    }
}
