package studio.truss.core.moments.signal;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The score of the best stretch that Gemini named, 0..100.
public final class GeminiSignal implements Signal {
    public static final String NAME = "gemini";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public float @Nullable [] curve(Observations seen, int hops) {
        List<ModelMark> marks = seen.marks();
        if (marks == null) {
            return null;
        }
        float[] out = new float[hops];
        for (ModelMark mark : marks) {
            int to = (int) Math.min(hops, end(mark.range()));
            for (int hop = (int) Math.min(to, begin(mark.range())); hop < to; hop++) {
                out[hop] = Math.max(out[hop], (float) mark.score());
            }
        }
        return out;
    }

    @Override
    public double faint() {
        return 35;
    }

    @Override
    public double full() {
        return 90;
    }

    @Override
    public boolean judgement() {
        return true;
    }

    @Override
    public String words(Observations seen, TimeRange range, double raw) {
        return best(seen, range).map(ModelMark::words).orElse("Gemini names nothing here");
    }

    @Override
    public ModelMark.@Nullable Verdict verdict(Observations seen, TimeRange range) {
        return best(seen, range).map(ModelMark::verdict).orElse(null);
    }

    @Override
    public String headline() {
        return "Gemini's choice";
    }

    /// The best of the marks that share a hop with a stretch: the one that `raw` comes from.
    private static Optional<ModelMark> best(Observations seen, TimeRange range) {
        List<ModelMark> marks = seen.marks();
        return marks == null
                ? Optional.empty()
                : marks.stream()
                        .filter(mark ->
                                begin(mark.range()) < end(range)
                                        && begin(range) < end(mark.range()))
                        .max(
                                Comparator.comparingDouble(ModelMark::score)
                                        .thenComparingLong(mark -> mark.range().overlapMs(range)));
    }

    private static long begin(TimeRange range) {
        return range.startMs() / HOP_MS;
    }

    private static long end(TimeRange range) {
        return (range.endMs() + HOP_MS - 1) / HOP_MS;
    }
}
