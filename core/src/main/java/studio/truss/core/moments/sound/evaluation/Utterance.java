package studio.truss.core.moments.sound.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Scores for a voice: talk, shouting, song, and the ways people laugh.
final class Utterance {
    private static final int GRID = 200; // steps a second

    private final SplittableRandom random;

    Utterance(SplittableRandom random) {
        this.random = random;
    }

    /// Sentences of syllables of uneven length with consonants between and pauses after.
    ///
    /// @param hz the mean pitch
    /// @param rate syllables a second
    /// @param lively how far the pitch moves, semitones
    Voice.Score talk(double seconds, double hz, double rate, double lively, double size) {
        Lines lines = new Lines(seconds);
        double t = 0.1 * random.nextDouble();
        while (t < seconds) {
            double end = Math.min(seconds, t + 1.2 + 2.6 * random.nextDouble());
            sentence(lines, t, end, hz, rate, lively);
            t = end + 0.25 + 0.6 * random.nextDouble();
        }
        return lines.score(size);
    }

    /// One sentence that lasts as long as it is given.
    Voice.Score sentence(double seconds, double hz, double size) {
        Lines lines = new Lines(seconds);
        sentence(lines, 0, seconds, hz, 4.2, 4);
        return lines.score(size);
    }

    private void sentence(
            Lines lines, double from, double end, double hz, double rate, double lively) {
        double t = from;
        while (t < end) {
            double length = Math.min((0.6 + 0.8 * random.nextDouble()) / rate, end - t);
            double down = 1 - (t - from) / (end - from);
            double accent = random.nextInt(4) == 0 ? lively : 0;
            double pitch = hz * semitones(lively * (down - 0.5) + accent);
            double loud = (accent > 0 ? 1 : 0.7) * (0.8 + 0.4 * random.nextDouble());
            double closed = random.nextInt(3) == 0 ? 0.25 : 0.12;
            lines.sound(t, length * (1 - closed), loud, pitch, pitch * semitones(-1.5));
            lines.vowel(t, length, random.nextInt(Voice.Score.VOWEL_COUNT));
            if (random.nextInt(3) == 0) {
                lines.breath(t + length * (1 - closed), length * closed, 0.5);
            }
            t += length;
        }
    }

    /// Long notes of a scale.
    Voice.Score song(double seconds, double hz, double size) {
        Lines lines = new Lines(seconds);
        int[] scale = {0, 2, 4, 5, 7, 9, 11, 12};
        double t = 0;
        while (t < seconds) {
            double length = 0.25 * (1 + random.nextInt(4));
            double pitch = hz * semitones(scale[random.nextInt(scale.length)]);
            lines.sound(t, 0.92 * length, 1, pitch, pitch);
            lines.vowel(t, length, random.nextInt(Voice.Score.VOWEL_COUNT));
            t += length;
        }
        return lines.score(size);
    }

    /// A long open vowel that rises and falls: "woo", "yeah".
    Voice.Score whoop(double seconds, double hz, double size) {
        Lines lines = new Lines(seconds);
        double t = 0.4 * random.nextDouble();
        while (t < seconds) {
            double length = 0.4 + 1.2 * random.nextDouble();
            double pitch = hz * semitones(3 * random.nextGaussian());
            lines.sound(t, length, 1, pitch, pitch * semitones(random.nextInt(9) - 5));
            lines.vowel(t, length, random.nextInt(3));
            lines.breath(t, length, 0.6);
            t += length + 0.2 + 0.6 * random.nextDouble();
        }
        return lines.score(size);
    }

    /// How somebody laughs.
    enum Laugh {
        /// "Ha ha ha", voiced, falling.
        OPEN(4.6, 1.9, 0.5, 1),
        /// Low and quick, in the chest.
        CHUCKLE(5.6, 1.25, 0.35, 1),
        /// High and quick, mouth nearly closed.
        GIGGLE(5.2, 2.6, 0.4, 1),
        /// Slow and loud, the pitch leaping.
        CACKLE(3.6, 2.2, 0.7, 1),
        /// Breath alone.
        PANT(4.8, 1.5, 1.2, 0);

        final double rate;
        final double overTalk;
        final double breathy;
        final double voiced;

        Laugh(double rate, double overTalk, double breathy, double voiced) {
            this.rate = rate;
            this.overTalk = overTalk;
            this.breathy = breathy;
            this.voiced = voiced;
        }
    }

    /// Bouts of calls of one vowel, a breath drawn between bouts.
    ///
    /// @param hz the laugher's pitch in talk
    Voice.Score laughter(double seconds, Laugh laugh, double hz, double size) {
        Lines lines = new Lines(seconds);
        int vowel = laugh == Laugh.GIGGLE ? 3 : random.nextInt(3);
        lines.vowel(0, seconds, vowel);
        double rate = laugh.rate * (0.88 + 0.24 * random.nextDouble());
        double t = 0.05;
        while (t < seconds) {
            int calls = 4 + random.nextInt(6);
            double high = hz * laugh.overTalk * (0.85 + 0.3 * random.nextDouble());
            for (int call = 0; call < calls && t < seconds; call++) {
                double length = (0.93 + 0.14 * random.nextDouble()) / rate;
                double weaker = Math.pow(0.9, call);
                double leap =
                        laugh == Laugh.CACKLE ? 4 * random.nextGaussian() : random.nextGaussian();
                double pitch = high * semitones(leap - 0.5 * call);
                double on = 0.42 + 0.12 * random.nextDouble();
                lines.breath(t, length * 0.25, laugh.breathy * weaker);
                if (laugh.voiced > 0) {
                    lines.sound(t + 0.12 * length, on * length, weaker, pitch * 1.06, pitch * 0.92);
                } else {
                    lines.breath(t + 0.1 * length, on * length, laugh.breathy * weaker);
                }
                lines.breath(t + 0.65 * length, length * 0.2, 0.4 * laugh.breathy * weaker);
                t += length;
            }
            double drawn = 0.25 + 0.35 * random.nextDouble();
            lines.breath(t + 0.05, drawn - 0.1, 0.7 * laugh.breathy);
            t += drawn;
        }
        return lines.score(size);
    }

    static double semitones(double steps) {
        return Math.pow(2, steps / 12);
    }

    /// Curves that are drawn step by step.
    private static final class Lines {
        private final double seconds;
        private final double[] hz;
        private final double[] voice;
        private final double[] breath;
        private final double[] vowel;

        Lines(double seconds) {
            this.seconds = seconds;
            int n = (int) (seconds * GRID) + 2;
            hz = new double[n];
            voice = new double[n];
            breath = new double[n];
            vowel = new double[n];
            Arrays.fill(hz, 150);
        }

        void sound(double at, double length, double loud, double fromHz, double toHz) {
            for (int i = from(at); i < to(at + length); i++) {
                double part = ((double) i / GRID - at) / length;
                hz[i] = fromHz + (toHz - fromHz) * part;
                voice[i] = loud * Math.sqrt(Math.max(0, Math.sin(Math.PI * part)));
            }
        }

        void breath(double at, double length, double loud) {
            for (int i = from(at); i < to(at + length); i++) {
                double part = ((double) i / GRID - at) / length;
                breath[i] = Math.max(breath[i], loud * Math.max(0, Math.sin(Math.PI * part)));
            }
        }

        void vowel(double at, double length, int which) {
            for (int i = from(at); i < to(at + length); i++) {
                vowel[i] = which;
            }
        }

        private int from(double t) {
            return Math.clamp((long) Math.ceil(t * GRID), 0, hz.length);
        }

        private int to(double t) {
            return from(t);
        }

        Voice.Score score(double size) {
            return new Voice.Score(
                    seconds,
                    t -> between(hz, t),
                    t -> between(voice, t),
                    t -> between(breath, t),
                    t -> vowel[(int) (t * GRID)],
                    size);
        }

        private static double between(double[] curve, double t) {
            int i = (int) (t * GRID);
            double part = t * GRID - i;
            return curve[i] + (curve[i + 1] - curve[i]) * part;
        }
    }
}
