package studio.truss.core.moments.sound.evaluation;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.sound.SoundAnalyzer;
import studio.truss.core.moments.sound.SoundTrack;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The sound of a made-up stream: one person talks in sentences of a few phrases over a quiet game,
/// and things happen that are put in by hand. The same seed and calls make the same samples. One
/// thread.
public final class MadeUpSound {
    private static final List<Voice> VOICES = List.of(Voice.values());
    private static final List<Utterance.Laugh> VOICED =
            List.of(
                    Utterance.Laugh.OPEN,
                    Utterance.Laugh.CHUCKLE,
                    Utterance.Laugh.GIGGLE,
                    Utterance.Laugh.CACKLE);

    private final SplittableRandom random;
    private final Utterance utterance;
    private final Noises noises;
    private final Voice voice;
    private final boolean man;
    private final float[] samples;
    private final List<TimeRange> sentences = new ArrayList<>();

    public MadeUpSound(int seconds, long seed) {
        random = new SplittableRandom(seed);
        utterance = new Utterance(random);
        noises = new Noises(random);
        voice = VOICES.get(random.nextInt(VOICES.size()));
        man = random.nextBoolean();
        samples = Room.hiss(seconds, 0.003, random);
        float[] music = noises.music(Math.min(seconds, 60), 100);
        Tape.level(music, -42);
        for (int at = 0; at < seconds; at += 60) {
            Tape.mix(samples, music, at);
        }
        talk(seconds);
    }

    private void talk(int seconds) {
        double t = 0.5;
        while (t < seconds - 10) {
            double start = t;
            for (int phrases = 1 + random.nextInt(3); phrases > 0; phrases--) {
                double length = 1 + 1.5 * random.nextDouble();
                float[] phrase = voice.sing(utterance.sentence(length, hz(), size()), random);
                Tape.mix(samples, Tape.level(phrase, -27), t);
                t += length + (phrases > 1 ? 0.15 + 0.2 * random.nextDouble() : 0);
            }
            sentences.add(TimeRange.of(Math.round(start * 1000), Math.round(t * 1000)));
            t += 0.4 + random.nextDouble();
        }
    }

    private double hz() {
        return man ? 115 : 205;
    }

    private double size() {
        return man ? 1 : 1.17;
    }

    /// What was said, in order of time.
    public List<TimeRange> sentences() {
        return sentences;
    }

    public void laughter(double at, double length, int people) {
        for (int p = 0; p < people; p++) {
            boolean low = random.nextBoolean();
            Utterance.Laugh manner = VOICED.get(random.nextInt(VOICED.size()));
            float[] one =
                    VOICES.get(random.nextInt(VOICES.size()))
                            .sing(
                                    utterance.laughter(
                                            length, manner, low ? 120 : 210, low ? 1 : 1.17),
                                    random);
            Tape.mix(samples, Tape.level(one, p == 0 ? -21 : -27), at + 0.1 * p);
        }
    }

    public void applause(double at, double length) {
        Tape.mix(samples, Tape.level(noises.applause(length, 30), -20), at);
    }

    public void bang(double at) {
        Tape.mix(samples, Tape.level(noises.gunfire(0.5, 2), -16), at);
    }

    public void gunfire(double at, double length) {
        Tape.mix(samples, Tape.level(noises.gunfire(length, 9), -22), at);
    }

    public void jingle(double at, double length) {
        Tape.mix(samples, Tape.level(Tape.faded(noises.music(length, 128), 0.1), -18), at);
    }

    public void shouting(double at, double length) {
        float[] one = voice.sing(utterance.talk(length, 1.6 * hz(), 4.2, 5, size()), random);
        Tape.mix(samples, Tape.level(one, -17), at);
    }

    /// What is heard from a time on.
    ///
    /// @param rough how the sound came through a bad encoder: 0 as it is, 1 dull, noisy and quieter
    public SoundTrack hear(double from, double rough) {
        int start = (int) (from * Tape.RATE);
        float[] heard = new float[samples.length - start];
        SplittableRandom noise = new SplittableRandom(3);
        double low = 0;
        for (int i = 0; i < heard.length; i++) {
            low += (1 - 0.35 * rough) * (samples[start + i] - low);
            double loss = 0.003 * rough * (noise.nextDouble() * 2 - 1) * (1 + 10 * Math.abs(low));
            heard[i] = (float) Math.clamp((1 - 0.2 * rough) * low + loss, -1, 1);
        }
        SoundAnalyzer analyzer = new SoundAnalyzer(Tape.RATE, 1, "mono");
        analyzer.accept(heard, heard.length);
        return analyzer.finish(heard.length * 1000L / Tape.RATE);
    }
}
