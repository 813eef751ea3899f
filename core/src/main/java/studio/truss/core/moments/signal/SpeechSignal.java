package studio.truss.core.moments.signal;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.sound.SoundTrack;

/// How much of eight seconds is spoken, 0..1.
final class SpeechSignal implements Signal {

    @Override
    public String name() {
        return "speech";
    }

    @Override
    public float @Nullable [] curve(Observations seen, int hops) {
        SoundTrack sound = seen.sound();
        return sound == null ? null : Grid.mean(sound.speech(), sound.hopMs(), hops, 8_000);
    }

    @Override
    public double faint() {
        return 0.05;
    }

    @Override
    public double full() {
        return 0.5;
    }

    @Override
    public String words(Observations seen, TimeRange range, double raw) {
        return raw < faint() ? "no speech" : "speech fills " + Math.round(raw * 100) + " % of 8 s";
    }

    @Override
    public String headline() {
        return "Talk";
    }
}
