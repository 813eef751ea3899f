package studio.truss.core.moments.signal;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.sound.SoundEvent;
import studio.truss.core.moments.sound.SoundEvent.Kind;
import studio.truss.core.moments.sound.SoundTrack;

import java.util.Set;

/// The likelihood of laughter, or of cheering and applause, 0..1 over two seconds.
public final class ReactionSignal implements Signal {
    private static final int SPAN_MS = 2_000;

    private final boolean laughter;

    private ReactionSignal(boolean laughter) {
        this.laughter = laughter;
    }

    public static ReactionSignal laughter() {
        return new ReactionSignal(true);
    }

    public static ReactionSignal cheer() {
        return new ReactionSignal(false);
    }

    @Override
    public String name() {
        return laughter ? "laughter" : "cheer";
    }

    @Override
    public float @Nullable [] curve(Observations seen, int hops) {
        SoundTrack sound = seen.sound();
        if (sound == null) {
            return null;
        }
        return Grid.mean(laughter ? sound.laughter() : sound.cheer(), sound.hopMs(), hops, SPAN_MS);
    }

    /// Plain speech, which is made of voices too, reaches 0.35 for laughter.
    @Override
    public double faint() {
        return laughter ? 0.4 : 0.2;
    }

    @Override
    public double full() {
        return laughter ? 0.8 : 0.7;
    }

    @Override
    public String words(Observations seen, TimeRange range, double raw) {
        Set<Kind> kinds = laughter ? Set.of(Kind.LAUGHTER) : Set.of(Kind.CHEER, Kind.APPLAUSE);
        long total = 0;
        if (seen.sound() != null) {
            for (SoundEvent event : seen.sound().events()) {
                total += kinds.contains(event.kind()) ? range.overlapMs(event.range()) : 0;
            }
        }
        String noun = laughter ? "laughter" : "cheering or applause";
        return total == 0
                ? (raw > faint() ? "a trace of " : "no ") + noun
                : noun + " for " + Grid.seconds(TimeRange.of(0, total)) + " s";
    }

    @Override
    public String headline() {
        return laughter ? "Laughter" : "Cheering";
    }
}
