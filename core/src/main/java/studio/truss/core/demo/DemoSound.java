package studio.truss.core.demo;

import org.jspecify.annotations.Nullable;

import java.util.SplittableRandom;

/// The sound of a scripted stream: a voice that talks in sentences, a quiet game under it, laughter
/// and cheering where the script says so. Mono; the same script gives the same samples. One thread.
public final class DemoSound {
    public static final int SAMPLE_RATE = 48_000;

    private static final double[] VOWEL_FORMANTS = {650, 1080, 400, 1700, 300, 2300, 500, 900};
    private static final long SENTENCE_MS = 3_400;
    private static final long SPOKEN_MS = 2_700;
    private static final double LAUGH_HZ = 4.6;
    private static final int LAUGHERS = 3;
    private static final int CALLS_IN_A_BOUT = 7;

    private final DemoScript script;
    private final SplittableRandom random;
    private double voicePhase;
    private final double[] laughPhase = new double[LAUGHERS];
    private double lowNoise;
    private double brightNoise;
    private long sample;

    public DemoSound(DemoScript script) {
        this(script, 0);
    }

    /// @param fromMs where in the stream the first sample is
    public DemoSound(DemoScript script, long fromMs) {
        this.script = script;
        random = new SplittableRandom(script.seed() + fromMs);
        sample = fromMs * SAMPLE_RATE / 1000;
    }

    /// The next `samples.length` samples.
    public void read(float[] samples) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) Math.clamp(next(), -0.98, 0.98);
        }
    }

    private double next() {
        long ms = sample * 1000 / SAMPLE_RATE;
        double t = (double) sample / SAMPLE_RATE;
        sample++;
        double white = random.nextDouble() * 2 - 1;
        lowNoise += 0.02 * (white - lowNoise);
        brightNoise = white - 0.4 * brightNoise;
        double value = 0.002 * white;
        DemoScript.Cue cue = cueAt(ms);
        if (cue == null) {
            value += voice(t, ms);
        } else {
            value +=
                    switch (cue.event()) {
                        case LAUGHTER -> laughter(t - cue.startMs() / 1000.0, envelope(ms, cue));
                        case CHEER -> cheer(t, envelope(ms, cue)) + 0.6 * voice(t, ms);
                        case GIFT_BOMB -> voice(t, ms);
                    };
        }
        if (script.sceneAt(ms).setting() == DemoScript.Scene.Setting.GAME) {
            value += game(t, ms);
        }
        return value;
    }

    private DemoScript.@Nullable Cue cueAt(long ms) {
        for (DemoScript.Cue cue : script.cues()) {
            if (ms >= cue.startMs() && ms < cue.endMs() && cue.isMoment()) {
                return cue;
            }
        }
        return null;
    }

    /// Harmonics of a gliding pitch through two formants, four syllables a second, with pauses
    /// between sentences.
    private double voice(double t, long ms) {
        long inSentence = ms % SENTENCE_MS;
        if (inSentence >= SPOKEN_MS) {
            return 0;
        }
        double syllable = t * 4.1;
        int vowel =
                Math.floorMod((long) (syllable * 2654435761L) >> 3, VOWEL_FORMANTS.length / 2) * 2;
        double gate =
                Math.pow(Math.max(0, Math.sin(Math.PI * (syllable - Math.floor(syllable)))), 0.6);
        double edge = Math.min(1, Math.min(inSentence, SPOKEN_MS - inSentence) / 60.0);
        double pitch =
                118 + 18 * Math.sin(2 * Math.PI * t / 1.7) - 14 * inSentence / (double) SPOKEN_MS;
        voicePhase += 2 * Math.PI * pitch / SAMPLE_RATE;
        double sum = 0;
        for (int harmonic = 1; harmonic <= 22; harmonic++) {
            double hz = harmonic * pitch;
            double gain =
                    resonance(hz, VOWEL_FORMANTS[vowel])
                            + 0.5 * resonance(hz, VOWEL_FORMANTS[vowel + 1]);
            sum += gain * Math.sin(harmonic * voicePhase);
        }
        return 0.055 * gate * edge * sum;
    }

    /// One person near and two further off, a little apart: short voiced calls, "ha ha ha", whose
    /// pitch falls, each after an audible breath, in bouts that begin strong and grow weaker.
    ///
    /// @param t seconds since the laughter began
    private double laughter(double t, double level) {
        double sum = 0;
        for (int person = 0; person < LAUGHERS; person++) {
            double beat = t * (LAUGH_HZ + 0.05 * person) + 0.08 * person;
            double phase = beat - Math.floor(beat);
            double bout = 1 - 0.45 * (Math.floor(beat) % CALLS_IN_A_BOUT) / CALLS_IN_A_BOUT;
            double call = phase < 0.5 ? Math.sin(Math.PI * phase / 0.5) : 0;
            double breath = phase >= 0.72 ? Math.sin(Math.PI * (phase - 0.72) / 0.28) : 0;
            double pitch = (265 + 85 * person) * (0.8 + 0.2 * bout) * (1.18 - 0.42 * phase);
            laughPhase[person] += 2 * Math.PI * pitch / SAMPLE_RATE;
            double tone = 0;
            for (int harmonic = 1; harmonic <= 9; harmonic++) {
                tone += Math.sin(harmonic * laughPhase[person]) / harmonic;
            }
            double near = person == 0 ? 1 : 0.4;
            sum +=
                    near
                            * bout
                            * (call * (0.24 * tone + 0.03 * brightNoise)
                                    + breath * 0.02 * brightNoise);
        }
        return level * sum;
    }

    private double cheer(double t, double level) {
        double swell = 0.8 + 0.2 * Math.sin(2 * Math.PI * 0.9 * t);
        return level * swell * (0.34 * brightNoise + 0.5 * lowNoise);
    }

    /// A bass line and soft steps: there all the time, so it says nothing.
    private double game(double t, long ms) {
        double note = 55 * Math.pow(2, (int) (ms / 500 % 4) / 12.0 * 3);
        double step = ms % 500 < 40 ? 0.03 * lowNoise * 8 : 0;
        return 0.018 * Math.sin(2 * Math.PI * note * t) + step;
    }

    private static double envelope(long ms, DemoScript.Cue cue) {
        double shape = Math.min((ms - cue.startMs()) / 250.0, (cue.endMs() - ms) / 900.0);
        return cue.level() * Math.min(1, shape);
    }

    private static double resonance(double hz, double formant) {
        double distance = (hz - formant) / 110;
        return 1 / (1 + distance * distance);
    }
}
