package studio.truss.core.moments.sound.evaluation;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.sound.SoundAnalyzer;
import studio.truss.core.moments.sound.SoundEvent;
import studio.truss.core.moments.sound.SoundTrack;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Measures what is heard of sounds that were planted, and what is heard where there is none.
/// Deterministic for a seed; one thread.
///
/// The sounds are made in three ways that do not know of each other, by people of several pitches
/// who laugh in five manners, alone or in a room full, in talk, over music or in a quiet room, with
/// and without echo.
public final class SoundEvaluation {
    private static final long WITHIN_MS = 100;

    private final long seed;

    public SoundEvaluation(long seed) {
        this.seed = seed;
    }

    /// One measured share.
    ///
    /// @param of how many could have been
    public record Share(String name, int count, int of) {
        public double value() {
            return of == 0 ? Double.NaN : (double) count / of;
        }
    }

    /// @param cases of laughter and of other sounds; a third as many of each kind of crowd
    public List<Share> evaluate(int cases) {
        List<Share> shares = new ArrayList<>();
        laughter(cases, shares);
        crowd(PlantedSound.Kind.CHEER, cases / 3, "cheering heard", shares);
        crowd(PlantedSound.Kind.APPLAUSE, cases / 3, "applause heard", shares);
        others(cases, shares);
        pauses(Math.max(3, cases / 6), shares);
        return shares;
    }

    private void laughter(int cases, List<Share> shares) {
        TreeMap<String, int[]> byManner = new TreeMap<>();
        int elsewhere = 0;
        for (int i = 0; i < cases; i++) {
            PlantedSound planted = PlantedSound.of(PlantedSound.Kind.LAUGHTER, i, seed);
            List<SoundEvent> laughs =
                    hear(planted.samples()).events().stream()
                            .filter(e -> e.kind() == SoundEvent.Kind.LAUGHTER)
                            .toList();
            boolean heard = laughs.stream().anyMatch(e -> e.range().overlaps(planted.planted()));
            elsewhere +=
                    laughs.stream().anyMatch(e -> !e.range().overlaps(planted.planted())) ? 1 : 0;
            String manner = planted.words().substring(0, planted.words().indexOf(' '));
            int[] count = byManner.computeIfAbsent(manner, m -> new int[2]);
            count[0] += heard ? 1 : 0;
            count[1]++;
        }
        int heard = byManner.values().stream().mapToInt(c -> c[0]).sum();
        int breath = byManner.getOrDefault("pant", new int[2])[0];
        int breaths = byManner.getOrDefault("pant", new int[2])[1];
        shares.add(new Share("laughter with a voice heard", heard - breath, cases - breaths));
        byManner.forEach((m, c) -> shares.add(new Share("  laughter heard, " + m, c[0], c[1])));
        shares.add(new Share("laughter heard in talk, music or quiet", elsewhere, cases));
    }

    private void crowd(PlantedSound.Kind kind, int cases, String name, List<Share> shares) {
        int heard = 0;
        for (int i = 0; i < cases; i++) {
            PlantedSound planted = PlantedSound.of(kind, i, seed);
            heard += crowdIn(hear(planted.samples()), planted.planted()) ? 1 : 0;
        }
        shares.add(new Share(name, heard, cases));
    }

    private void others(int cases, List<Share> shares) {
        TreeMap<String, int[]> byKind = new TreeMap<>();
        int wrong = 0;
        for (int i = 0; i < cases; i++) {
            PlantedSound planted = PlantedSound.of(PlantedSound.Kind.OTHER, i, seed);
            SoundTrack track = hear(planted.samples());
            boolean laughs =
                    track.events().stream().anyMatch(e -> e.kind() == SoundEvent.Kind.LAUGHTER);
            boolean mistaken = laughs || crowdIn(track, TimeRange.of(0, track.durationMs()));
            wrong += mistaken ? 1 : 0;
            int[] count = byKind.computeIfAbsent(planted.words(), k -> new int[2]);
            count[0] += mistaken ? 1 : 0;
            count[1]++;
        }
        shares.add(new Share("other sounds taken for laughter or a crowd", wrong, cases));
        byKind.forEach((kind, count) -> {
            if (count[0] > 0) {
                shares.add(new Share("  mistaken, " + kind, count[0], count[1]));
            }
        });
    }

    private void pauses(int cases, List<Share> shares) {
        int near = 0;
        int edges = 0;
        SplittableRandom random = new SplittableRandom(seed);
        List<Voice> voices = List.of(Voice.values());
        for (int i = 0; i < cases; i++) {
            Utterance utterance = new Utterance(random);
            Voice voice = voices.get(i % voices.size());
            boolean man = i % 2 == 0;
            float[] all = Room.hiss(20, 0.002, random);
            List<TimeRange> pauses = new ArrayList<>();
            double t = 0;
            double before = 0;
            while (t < 16) {
                double length = 1.5 + 2 * random.nextDouble();
                float[] sentence =
                        voice.sing(
                                utterance.sentence(length, man ? 115 : 205, man ? 1 : 1.17),
                                random);
                Tape.mix(all, Tape.level(sentence, -22), t);
                if (before > 0) {
                    pauses.add(TimeRange.of(Math.round(before * 1000), Math.round(t * 1000)));
                }
                before = t + length;
                t = before + 0.4 + 0.8 * random.nextDouble();
            }
            SoundTrack track = hear(all);
            for (TimeRange pause : pauses) {
                edges += 2;
                near += nearest(track, pause.startMs(), true) <= WITHIN_MS ? 1 : 0;
                near += nearest(track, pause.endMs(), false) <= WITHIN_MS ? 1 : 0;
            }
        }
        shares.add(new Share("edges of pauses within 100 ms", near, edges));
    }

    private static long nearest(SoundTrack track, long ms, boolean start) {
        return track.pauses().stream()
                .mapToLong(p -> Math.abs((start ? p.startMs() : p.endMs()) - ms))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static boolean crowdIn(SoundTrack track, TimeRange range) {
        return track.events().stream()
                .anyMatch(e ->
                        (e.kind() == SoundEvent.Kind.CHEER || e.kind() == SoundEvent.Kind.APPLAUSE)
                                && e.range().overlaps(range));
    }

    private static SoundTrack hear(float[] mono) {
        SoundAnalyzer analyzer = new SoundAnalyzer(Tape.RATE, 1, "mono");
        analyzer.accept(mono, mono.length);
        return analyzer.finish(mono.length * 1000L / Tape.RATE);
    }
}
