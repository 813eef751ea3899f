package studio.truss.core.imports;

import studio.truss.core.clips.ClipListener;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.moments.Moment;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Makes one number of the stages of an analysis: the picture is most of the work, and of a long
/// source most of that is the look at its key frames. Ends the work when it is cancelled.
final class StepListener implements ClipListener {
    private static final double HEARING = 0.1;
    private static final double SKIMMING = 0.6;
    private static final double SECOND_NANOS = 1e9;

    private final boolean coarse;
    private final Consumer<AnalysisStep> steps;
    private final BooleanSupplier cancelled;
    private final LongSupplier nanos;
    private final Map<Stage, Long> began = new EnumMap<>(Stage.class);
    private final Map<Stage, Double> done = new EnumMap<>(Stage.class);
    private double share;
    private int moments;

    StepListener(
            boolean coarse,
            Consumer<AnalysisStep> steps,
            BooleanSupplier cancelled,
            LongSupplier nanos) {
        this.coarse = coarse;
        this.steps = steps;
        this.cancelled = cancelled;
        this.nanos = nanos;
    }

    @Override
    public Heartbeat heartbeat(Stage stage, String what) {
        return (doneMs, totalMs) -> {
            if (cancelled.getAsBoolean()) {
                throw new Heartbeat.Cancelled();
            }
            progress(stage, what, doneMs, totalMs);
        };
    }

    @Override
    public synchronized void progress(Stage stage, String what, long doneMs, long totalMs) {
        long now = nanos.getAsLong();
        double seconds = (now - began.computeIfAbsent(stage, _ -> now)) / SECOND_NANOS;
        double part = totalMs <= 0 ? 0 : Math.clamp((double) doneMs / totalMs, 0, 1);
        done.merge(stage, part, Math::max);
        share = Math.max(share, overall());
        double speed = seconds < 1 ? 0 : doneMs / 1000.0 / seconds;
        steps.accept(new AnalysisStep(stage, share, speed, moments));
    }

    private double overall() {
        double heard = done.getOrDefault(Stage.LISTEN, 0.0);
        double watched = done.getOrDefault(Stage.WATCH, 0.0);
        double skimmed = done.containsKey(Stage.WATCH) ? 1 : done.getOrDefault(Stage.SKIM, 0.0);
        double seen = coarse ? SKIMMING * skimmed + (1 - SKIMMING) * watched : watched;
        return HEARING * (done.containsKey(Stage.WATCH) && coarse ? 1 : heard)
                + (1 - HEARING) * seen;
    }

    @Override
    public void note(String text) {
        // what a person should know stands in the analysis
    }

    @Override
    public synchronized void ranked(List<Moment> ranking) {
        moments = ranking.size();
        steps.accept(new AnalysisStep(Stage.WATCH, share, 0, moments));
    }
}
