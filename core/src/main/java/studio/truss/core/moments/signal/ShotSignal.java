package studio.truss.core.moments.signal;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;
import studio.truss.core.shots.Cut;

import java.util.List;

/// Cuts in the ten seconds around.
final class ShotSignal implements Signal {
    private static final int SPAN_MS = 10_000;

    @Override
    public String name() {
        return "shots";
    }

    @Override
    public float @Nullable [] curve(Observations seen, int hops) {
        List<Cut> cuts = seen.cuts();
        if (cuts == null) {
            return null;
        }
        float[] out = new float[hops];
        int from = 0;
        int to = 0;
        for (int h = 0; h < hops; h++) {
            long middle = (long) h * HOP_MS + HOP_MS / 2;
            while (to < cuts.size() && cuts.get(to).ms() < middle + SPAN_MS / 2) {
                to++;
            }
            while (from < to && cuts.get(from).ms() < middle - SPAN_MS / 2) {
                from++;
            }
            out[h] = to - from;
        }
        return out;
    }

    @Override
    public double faint() {
        return 0.5;
    }

    @Override
    public double full() {
        return 5;
    }

    @Override
    public String words(Observations seen, TimeRange range, double raw) {
        long cuts = Math.round(raw);
        return cuts == 0 ? "no cuts" : cuts == 1 ? "1 cut in 10 s" : cuts + " cuts in 10 s";
    }

    @Override
    public String headline() {
        return "Quick cuts";
    }
}
