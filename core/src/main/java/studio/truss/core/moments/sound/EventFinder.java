package studio.truss.core.moments.sound;

import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Turns curves of one value per hop into events with a start, an end and a score.
final class EventFinder {
    private static final float SILENT_DB = -60;
    private static final int SILENCE_MS = 1_000;
    private static final double BURST_OVER_USUAL_DB = 6;
    private static final float BURST_LEAST_DB = -40;

    private final int hopMs;
    private final List<SoundEvent> events = new ArrayList<>();

    EventFinder(int hopMs) {
        this.hopMs = hopMs;
    }

    /// All that was added, in order of time.
    List<SoundEvent> events() {
        events.sort(Comparator.comparing(SoundEvent::range).thenComparing(SoundEvent::kind));
        return List.copyOf(events);
    }

    void addLaughter(float[] laughter) {
        for (TimeRange range : runs(laughter, 0.5f, 1_000, 500)) {
            events.add(event(range, SoundEvent.Kind.LAUGHTER, laughter));
        }
    }

    /// @param bright whether a hop sounds like clapping rather than like voices
    void addCrowd(float[] cheer, boolean[] bright) {
        for (TimeRange range : runs(cheer, 0.5f, 800, 500)) {
            int from = hopOf(range.startMs());
            int to = hopOf(range.endMs());
            int clapping = 0;
            for (int i = from; i < to; i++) {
                clapping += bright[i] ? 1 : 0;
            }
            var kind = clapping * 2 > to - from ? SoundEvent.Kind.APPLAUSE : SoundEvent.Kind.CHEER;
            events.add(event(range, kind, cheer));
        }
    }

    void addSilence(float[] rmsDb) {
        float[] quiet = new float[rmsDb.length];
        for (int i = 0; i < quiet.length; i++) {
            quiet[i] = rmsDb[i] < SILENT_DB ? 1 : 0;
        }
        for (TimeRange range : runs(quiet, 0.5f, SILENCE_MS, 0)) {
            events.add(new SoundEvent(range, SoundEvent.Kind.SILENCE, 1));
        }
    }

    /// @param usual the level that is usual around each hop, dBFS
    void addBursts(float[] rmsDb, float[] onset, float[] usual) {
        int next = 0;
        for (int i = 0; i < rmsDb.length; i++) {
            double over = rmsDb[i] - Math.max(SILENT_DB, usual[i]);
            boolean bursts =
                    onset[i] >= 1 && over >= BURST_OVER_USUAL_DB && rmsDb[i] > BURST_LEAST_DB;
            if (i < next || !bursts) {
                continue;
            }
            int end = i + 1;
            while (end < rmsDb.length && rmsDb[end] > rmsDb[i] - 10 && end - i < 3_000 / hopMs) {
                end++;
            }
            double score =
                    0.6 * Rolling.ramp(over, BURST_OVER_USUAL_DB, 24)
                            + 0.4 * Rolling.ramp(onset[i], 1, 5);
            TimeRange range = TimeRange.of((long) i * hopMs, (long) end * hopMs);
            events.add(new SoundEvent(range, SoundEvent.Kind.BURST, score));
            next = Math.max(end, i + 500 / hopMs);
        }
    }

    private SoundEvent event(TimeRange range, SoundEvent.Kind kind, float[] curve) {
        double most = 0;
        for (int i = hopOf(range.startMs()); i < hopOf(range.endMs()); i++) {
            most = Math.max(most, curve[i]);
        }
        // A long one is surer than a short one of the same likelihood.
        double length = Rolling.ramp((double) range.lengthMs(), 0, 3_000);
        return new SoundEvent(range, kind, Math.min(1, most) * (0.6 + 0.4 * length));
    }

    private int hopOf(long ms) {
        return (int) (ms / hopMs);
    }

    /// Where the curve lies above `threshold` for `leastMs`, holes up to `holeMs` closed.
    private List<TimeRange> runs(float[] curve, float threshold, int leastMs, int holeMs) {
        List<TimeRange> runs = new ArrayList<>();
        int start = -1;
        int last = -1;
        for (int i = 0; i <= curve.length; i++) {
            boolean on = i < curve.length && curve[i] > threshold;
            boolean over = i == curve.length || (i - last) * hopMs > holeMs;
            if (!on && start >= 0 && over) {
                if ((last + 1 - start) * hopMs >= leastMs) {
                    runs.add(TimeRange.of((long) start * hopMs, (last + 1L) * hopMs));
                }
                start = -1;
            }
            if (on) {
                start = start < 0 ? i : start;
                last = i;
            }
        }
        return runs;
    }
}
