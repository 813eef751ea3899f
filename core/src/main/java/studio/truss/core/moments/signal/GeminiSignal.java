package studio.truss.core.moments.signal;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;

import java.util.List;
import java.util.OptionalDouble;

/// The score of the best stretch that Gemini named, 0..100, as far as it lies in a moment.
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
    public OptionalDouble judged(Observations seen, TimeRange range) {
        return OptionalDouble.of(
                ModelMark.best(range, marks(seen)).map(m -> m.in(range)).orElse(0.0));
    }

    @Override
    public String words(Observations seen, TimeRange range, double raw) {
        return ModelMark.best(range, marks(seen))
                .map(mark -> mark.isIn(range) ? mark.words() : mark.words() + " (only part of it)")
                .orElse("Gemini names nothing here");
    }

    @Override
    public ModelMark.@Nullable Verdict verdict(Observations seen, TimeRange range) {
        return ModelMark.best(range, marks(seen)).map(ModelMark::verdict).orElse(null);
    }

    @Override
    public String headline() {
        return "Gemini's choice";
    }

    private static List<ModelMark> marks(Observations seen) {
        List<ModelMark> marks = seen.marks();
        return marks == null ? List.of() : marks;
    }

    private static long begin(TimeRange range) {
        return range.startMs() / HOP_MS;
    }

    private static long end(TimeRange range) {
        return (range.endMs() + HOP_MS - 1) / HOP_MS;
    }
}
