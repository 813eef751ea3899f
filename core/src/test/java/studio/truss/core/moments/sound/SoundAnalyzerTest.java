package studio.truss.core.moments.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.TimeRange;

import java.util.List;

class SoundAnalyzerTest {
    private final Sounds sounds = new Sounds();

    @Test
    void speechIsHeardAsSpeech() {
        assertTrue(share(Sounds.hear(sounds.speech(10, 0.2)).speech()) > 0.8);
    }

    @Test
    void musicGunfireNoiseAndTonesAreNotSpeech() {
        assertTrue(share(Sounds.hear(sounds.music(10, 0.2)).speech()) < 0.1);
        assertTrue(share(Sounds.hear(sounds.gunfire(10, 0.3)).speech()) < 0.1);
        assertTrue(share(Sounds.hear(sounds.noise(10, 0.2)).speech()) < 0.05);
        assertTrue(share(Sounds.hear(sounds.sine(10, 200, 0.3)).speech()) < 0.05);
    }

    @Test
    void speechOverQuietMusicIsStillSpeech() {
        float[] mix = sounds.speech(10, 0.2);
        float[] music = sounds.music(10, 0.02);
        for (int i = 0; i < mix.length; i++) {
            mix[i] += music[i];
        }
        assertTrue(share(Sounds.hear(mix).speech()) > 0.6);
    }

    @Test
    void aPauseBetweenSentencesIsFoundWithin100Ms() {
        SoundTrack track =
                Sounds.hear(
                        Sounds.join(
                                sounds.speech(4.15, 0.2),
                                sounds.noise(0.8, 0.0005),
                                sounds.speech(4, 0.2)));
        List<TimeRange> pauses = track.pauses();
        assertEquals(1, pauses.size(), pauses.toString());
        assertTrue(Math.abs(pauses.getFirst().startMs() - 4_150) <= 100, pauses.toString());
        assertTrue(Math.abs(pauses.getFirst().endMs() - 4_950) <= 100, pauses.toString());
    }

    @Test
    void laughterIsToldFromSpeech() {
        SoundTrack track =
                Sounds.hear(
                        Sounds.join(
                                sounds.speech(6, 0.1),
                                sounds.laughter(3, 0.2),
                                sounds.speech(6, 0.1)));
        assertTrue(mean(track.laughter(), 6_500, 8_500) > 0.5);
        assertTrue(mean(track.laughter(), 1_000, 5_000) < 0.2);
        assertTrue(
                kinds(track, SoundEvent.Kind.LAUGHTER).stream()
                        .anyMatch(r -> r.overlaps(TimeRange.of(6_500, 8_500))));
    }

    @Test
    void applauseIsACrowdAndGunfireIsNot() {
        SoundTrack applause =
                Sounds.hear(
                        Sounds.join(
                                sounds.speech(20, 0.05),
                                sounds.noise(4, 0.2),
                                sounds.speech(20, 0.05)));
        assertTrue(mean(applause.cheer(), 21_000, 23_000) > 0.5);
        assertTrue(mean(applause.cheer(), 2_000, 18_000) < 0.1);
        SoundTrack shots =
                Sounds.hear(
                        Sounds.join(
                                sounds.speech(20, 0.05),
                                sounds.gunfire(4, 0.5),
                                sounds.speech(20, 0.05)));
        assertTrue(mean(shots.cheer(), 21_000, 23_000) < 0.4);
    }

    @Test
    void aBangOutOfSilenceIsABurst() {
        SoundTrack track =
                Sounds.hear(
                        Sounds.join(sounds.silence(5), sounds.noise(0.5, 0.3), sounds.silence(5)));
        List<TimeRange> bursts = kinds(track, SoundEvent.Kind.BURST);
        assertEquals(1, bursts.size());
        assertTrue(Math.abs(bursts.getFirst().startMs() - 5_000) <= 50, bursts.toString());
        assertEquals(2, kinds(track, SoundEvent.Kind.SILENCE).size());
    }

    @Test
    void digitalSilenceHasNoLoudnessAndNothingInIt() {
        SoundTrack track = Sounds.hear(sounds.silence(20));
        assertEquals(0, share(track.speech()));
        assertEquals(0, share(track.cheer()));
        assertEquals(-120, track.rmsDb()[100]);
        assertTrue(track.loudnessLufs() < -60);
        assertEquals(List.of(TimeRange.of(0, 20_000)), kinds(track, SoundEvent.Kind.SILENCE));
    }

    @Test
    void constantNoiseAtFullScaleHasNoEvents() {
        float[] clipped = sounds.noise(20, 0.8);
        for (int i = 0; i < clipped.length; i++) {
            clipped[i] = Math.clamp(clipped[i], -1f, 1f);
        }
        SoundTrack track = Sounds.hear(clipped);
        assertEquals(List.of(), kinds(track, SoundEvent.Kind.CHEER));
        assertEquals(List.of(), kinds(track, SoundEvent.Kind.LAUGHTER));
    }

    @Test
    void soundThatEndsEarlyIsFollowedBySilence() {
        SoundAnalyzer analyzer = new SoundAnalyzer(48_000, 2, "stereo");
        analyzer.accept(new float[48_000], 24_000);
        SoundTrack track = analyzer.finish(3_000);
        assertEquals(60, track.hops());
        assertEquals(-120, track.rmsDb()[59]);
    }

    @Test
    void theSizeOfThePiecesDoesNotMatter() {
        float[] sound = Sounds.join(sounds.speech(3, 0.2), sounds.noise(1, 0.1));
        SoundAnalyzer whole = new SoundAnalyzer(Sounds.RATE, 1, "mono");
        whole.accept(sound, sound.length);
        SoundTrack pieces = Sounds.hear(sound);
        SoundTrack once = whole.finish(4_000);
        assertArrayEquals(once.speech(), pieces.speech());
        assertArrayEquals(once.rmsDb(), pieces.rmsDb());
        assertEquals(once.events(), pieces.events());
    }

    @Test
    void otherRatesAndChannelsHearTheSame() {
        float[] mono = sounds.speech(6, 0.2);
        float[] stereo = new float[mono.length * 6];
        for (int i = 0; i < mono.length * 3; i++) {
            // Straight lines between the samples are a good enough way up to 48 kHz.
            float a = mono[i / 3];
            float b = mono[Math.min(mono.length - 1, i / 3 + 1)];
            float value = a + (b - a) * (i % 3) / 3;
            stereo[2 * i] = value;
            stereo[2 * i + 1] = value;
        }
        SoundAnalyzer analyzer = new SoundAnalyzer(48_000, 2, "stereo");
        analyzer.accept(stereo, mono.length * 3);
        assertTrue(share(analyzer.finish(6_000).speech()) > 0.8);
    }

    private static double share(float[] curve) {
        int over = 0;
        for (float value : curve) {
            over += value > 0.5f ? 1 : 0;
        }
        return (double) over / curve.length;
    }

    private static double mean(float[] curve, int fromMs, int toMs) {
        double sum = 0;
        for (int i = fromMs / 50; i < toMs / 50; i++) {
            sum += curve[i];
        }
        return sum * 50 / (toMs - fromMs);
    }

    private static List<TimeRange> kinds(SoundTrack track, SoundEvent.Kind kind) {
        return track.events().stream()
                .filter(e -> e.kind() == kind)
                .map(SoundEvent::range)
                .toList();
    }
}
