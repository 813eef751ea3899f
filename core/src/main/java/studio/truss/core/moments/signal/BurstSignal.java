package studio.truss.core.moments.signal;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.sound.SoundEvent;
import studio.truss.core.moments.sound.SoundTrack;

/// The score of the sudden bursts of sound, 0..1.
final class BurstSignal implements Signal {

    @Override
    public String name() {
        return "burst";
    }

    @Override
    public float @Nullable [] curve(Observations seen, int hops) {
        SoundTrack sound = seen.sound();
        if (sound == null) {
            return null;
        }
        float[] out = new float[hops];
        for (SoundEvent event : sound.events()) {
            if (event.kind() == SoundEvent.Kind.BURST && hops > 0) {
                int hop = Grid.hopOf(event.range().startMs(), hops);
                out[hop] = Math.max(out[hop], (float) event.score());
            }
        }
        return out;
    }

    @Override
    public double faint() {
        return 0.3;
    }

    @Override
    public double full() {
        return 0.9;
    }

    @Override
    public String words(Observations seen, TimeRange range, double raw) {
        if (raw <= 0 || seen.sound() == null) {
            return "no sudden sound";
        }
        SoundEvent loudest = null;
        for (SoundEvent event : seen.sound().events()) {
            if (event.kind() == SoundEvent.Kind.BURST
                    && range.overlaps(event.range())
                    && (loudest == null || event.score() > loudest.score())) {
                loudest = event;
            }
        }
        return loudest == null
                ? "a sudden sound"
                : "a sudden burst of sound at " + Grid.clock(loudest.range().startMs());
    }

    @Override
    public String headline() {
        return "Sudden burst";
    }
}
