package studio.truss.core.moments.sound.evaluation;

import studio.truss.core.media.TimeRange;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Half a minute of talk, music or a quiet room with one sound planted in it.
///
/// @param samples mono, 16 kHz
/// @param planted where the sound lies
record PlantedSound(Kind kind, String words, float[] samples, TimeRange planted) {

    enum Kind {
        LAUGHTER,
        CHEER,
        APPLAUSE,
        /// Something loud that is none of the three.
        OTHER
    }

    private static final double SECONDS = 24;
    private static final double AT = 10;

    private static final List<Voice> VOICES = List.of(Voice.values());
    private static final List<Utterance.Laugh> MANNERS = List.of(Utterance.Laugh.values());

    private static final String[] OTHERS = {
        "shouting",
        "fast talk",
        "song",
        "single shots",
        "salvos",
        "music",
        "drum and bass",
        "tune at 3/s",
        "tune at 5/s",
        "tune at 8/s",
        "engine",
        "barking",
        "slow alarm",
        "fast alarm",
        "typing",
        "rain"
    };

    private record Sound(String words, float[] samples) {}

    /// The same number makes the same sound.
    static PlantedSound of(Kind kind, int number, long seed) {
        SplittableRandom random =
                new SplittableRandom(seed * 1_000_003 + kind.name().hashCode() * 7919L + number);
        Utterance utterance = new Utterance(random);
        Noises noises = new Noises(random);
        Voice voice = VOICES.get(number % VOICES.size());
        double length = 2.2 + 2.8 * random.nextDouble();
        Sound planted =
                switch (kind) {
                    case LAUGHTER -> {
                        var laugh = MANNERS.get(number / 3 % MANNERS.size());
                        int people = number % 4 == 3 ? 3 + random.nextInt(6) : 1;
                        yield new Sound(
                                laugh.name().toLowerCase(Locale.ROOT) + " by " + people,
                                laughter(length, laugh, voice, people, utterance, random));
                    }
                    case CHEER ->
                            new Sound(
                                    "cheer",
                                    cheer(
                                            length,
                                            8 + random.nextInt(25),
                                            voice,
                                            utterance,
                                            random));
                    case APPLAUSE -> {
                        int people = 6 + random.nextInt(60);
                        yield new Sound(
                                "applause of " + people, noises.applause(length + 1, people));
                    }
                    case OTHER -> {
                        String words = OTHERS[number % OTHERS.length];
                        yield new Sound(
                                words, other(words, length, voice, utterance, noises, random));
                    }
                };
        float[] sound = planted.samples;
        boolean room = random.nextBoolean();
        Tape.level(sound, -24 + 12 * random.nextDouble());
        float[] all = bed(number, utterance, noises, random);
        // half of the time somebody else talks on
        if (random.nextBoolean()) {
            Arrays.fill(all, (int) (AT * Tape.RATE), (int) ((AT + length) * Tape.RATE), 0);
        }
        Tape.mix(all, Room.hiss(SECONDS, 0.002 + 0.004 * random.nextDouble(), random), 0);
        Tape.mix(all, Tape.faded(sound, 0.05), AT);
        float[] heard = Room.echo(all, room ? 0.25 + 0.5 * random.nextDouble() : 0, random);
        for (int i = 0; i < heard.length; i++) {
            heard[i] = Math.clamp(heard[i], -1f, 1f);
        }
        long end = Math.round((AT + (double) sound.length / Tape.RATE) * 1000);
        return new PlantedSound(
                kind, planted.words, heard, TimeRange.of(Math.round(AT * 1000), end));
    }

    /// What goes on before and after.
    private static float[] bed(
            int number, Utterance utterance, Noises noises, SplittableRandom random) {
        float[] bed = Tape.blank(SECONDS);
        boolean man = random.nextBoolean();
        Voice voice = VOICES.get(random.nextInt(VOICES.size()));
        if (number % 5 != 4) {
            float[] talk =
                    voice.sing(
                            utterance.talk(
                                    SECONDS,
                                    man ? 115 : 205,
                                    3.6 + 1.6 * random.nextDouble(),
                                    3 + 3 * random.nextDouble(),
                                    man ? 1 : 1.17),
                            random);
            Tape.mix(bed, Tape.level(talk, -26), 0);
        }
        if (number % 3 == 1) {
            float[] music = noises.music(SECONDS, 80 + random.nextInt(80));
            Tape.mix(bed, Tape.level(music, -40 + 6 * random.nextDouble()), 0);
        }
        return bed;
    }

    private static float[] laughter(
            double length,
            Utterance.Laugh laugh,
            Voice voice,
            int people,
            Utterance utterance,
            SplittableRandom random) {
        float[] all = Tape.blank(length);
        for (int p = 0; p < people; p++) {
            boolean man = random.nextBoolean();
            Utterance.Laugh how = p == 0 ? laugh : MANNERS.get(random.nextInt(MANNERS.size()));
            float[] one =
                    voice.sing(
                            utterance.laughter(length, how, man ? 120 : 210, man ? 1 : 1.17),
                            random);
            Tape.mix(all, Tape.level(one, p == 0 ? -20 : -26), 0.15 * p * random.nextDouble());
        }
        return all;
    }

    private static float[] cheer(
            double length, int people, Voice voice, Utterance utterance, SplittableRandom random) {
        float[] all = Tape.blank(length);
        for (int p = 0; p < people; p++) {
            double size = 1 + 0.25 * random.nextDouble();
            double hz = 220 + 260 * random.nextDouble();
            float[] one = voice.sing(utterance.whoop(length, hz, size), random);
            Tape.mix(all, Tape.level(one, -24 - 8 * random.nextDouble()), 0);
        }
        return Tape.faded(Room.echo(all, 0.6, random), 0.3);
    }

    private static float[] other(
            String words,
            double length,
            Voice voice,
            Utterance utterance,
            Noises noises,
            SplittableRandom random) {
        double hz = random.nextBoolean() ? 115 : 205;
        double size = hz < 150 ? 1 : 1.17;
        return switch (words) {
            case "shouting" -> voice.sing(utterance.talk(length, 1.7 * hz, 4, 5, size), random);
            case "fast talk" -> voice.sing(utterance.talk(length, hz, 6.5, 4, size), random);
            case "song" -> voice.sing(utterance.song(length, 1.5 * hz, size), random);
            case "single shots" -> noises.gunfire(length, 2);
            case "salvos" -> noises.gunfire(length, 9);
            case "music" -> noises.music(length, 90 + random.nextInt(50));
            case "drum and bass" -> noises.music(length, 174);
            case "tune at 3/s" -> noises.tune(length, 3);
            case "tune at 5/s" -> noises.tune(length, 5);
            case "tune at 8/s" -> noises.tune(length, 8);
            case "engine" -> noises.engine(length);
            case "barking" -> noises.barking(length);
            case "slow alarm" -> noises.alarm(length, 1);
            case "fast alarm" -> noises.alarm(length, 4.5);
            case "typing" -> noises.typing(length);
            default -> Room.hiss(length, 0.2, random);
        };
    }
}
