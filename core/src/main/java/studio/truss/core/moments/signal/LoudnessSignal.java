package studio.truss.core.moments.signal;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.sound.Rolling;
import studio.truss.core.moments.sound.SoundTrack;

/// Decibels over the rolling median of 30 s, over one second.
final class LoudnessSignal implements Signal {
    private static final int USUAL_MS = 30_000;
    private static final float QUIET_DB = -60;

    @Override
    public String name() {
        return "loudness";
    }

    @Override
    public float @Nullable [] curve(Observations seen, int hops) {
        SoundTrack sound = seen.sound();
        if (sound == null) {
            return null;
        }
        float[] usual = Rolling.quantile(sound.rmsDb(), USUAL_MS / sound.hopMs(), 0.5);
        float[] excess = new float[sound.hops()];
        for (int i = 0; i < excess.length; i++) {
            float level = Math.max(QUIET_DB, sound.rmsDb()[i]);
            excess[i] = level - Math.max(QUIET_DB, usual[i]);
        }
        return Grid.mean(excess, sound.hopMs(), hops, 1_000);
    }

    @Override
    public double faint() {
        return 3;
    }

    @Override
    public double full() {
        return 14;
    }

    @Override
    public String words(Observations seen, TimeRange range, double raw) {
        return raw < 1
                ? "no louder than usual"
                : Math.round(raw) + " dB louder than the half minute around it";
    }

    @Override
    public String headline() {
        return "Loud moment";
    }
}
