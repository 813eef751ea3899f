package studio.truss.core.render.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaException;
import studio.truss.core.render.EncoderLadder;
import studio.truss.core.render.FileLimit;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.Renderer;
import studio.truss.core.render.Strip;
import studio.truss.core.render.ffmpeg.encoders.EncoderOptions;
import studio.truss.core.render.ffmpeg.encoders.RenderFailure;
import studio.truss.core.render.ffmpeg.encoders.VideoEncoder;
import studio.truss.core.render.ffmpeg.files.OutputFile;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// One call of [FfmpegRenderer]: all plans in one pass over the source, then each that is left in a
/// pass of its own until it has an outcome. One thread.
final class RenderRun implements Cut.Listener {
    /// How often a clip that came out too large is made again, smaller.
    private static final int SMALLER_MOST = 3;

    private final List<RenderPlan> plans;
    private final EncoderLadder ladder;
    private final int threads;
    private final VideoEncoder.Factory encoders;
    private final Heartbeat heartbeat;
    private final Renderer.Listener listener;
    private final @Nullable RenderOutcome[] outcomes;
    private final int[] rungs;
    private final int[] smaller;
    private final @Nullable RenderFailure[] reasons;
    private final IdentityHashMap<RenderPlan, Integer> indices = new IdentityHashMap<>();
    private final List<StripJob> open = new ArrayList<>();
    private final long totalMs;
    private long finishedMs;

    RenderRun(
            List<RenderPlan> plans,
            EncoderLadder ladder,
            int threads,
            VideoEncoder.Factory encoders,
            Heartbeat heartbeat,
            Renderer.Listener listener) {
        this.plans = new ArrayList<>(plans);
        this.ladder = ladder;
        this.threads = threads;
        this.encoders = encoders;
        this.heartbeat = heartbeat;
        this.listener = listener;
        this.outcomes = new @Nullable RenderOutcome[plans.size()];
        this.rungs = new int[plans.size()];
        this.smaller = new int[plans.size()];
        this.reasons = new @Nullable RenderFailure[plans.size()];
        this.totalMs = plans.stream().mapToLong(p -> p.range().lengthMs()).sum();
        for (int i = 0; i < plans.size(); i++) {
            indices.put(plans.get(i), i);
        }
    }

    List<RenderOutcome> outcomes() {
        List<RenderOutcome> result = new ArrayList<>();
        for (RenderOutcome outcome : outcomes) {
            if (outcome == null) {
                throw new IllegalStateException("a plan without an outcome");
            }
            result.add(outcome);
        }
        return List.copyOf(result);
    }

    void all() {
        pass(List.copyOf(plans));
        for (int i = 0; i < plans.size(); i++) {
            while (outcomes[i] == null) {
                pass(List.of(plans.get(i)));
            }
        }
    }

    void settleRest(RenderOutcome outcome) {
        for (RenderPlan plan : plans) {
            if (outcomes[index(plan)] == null) {
                settled(plan, outcome);
            }
        }
    }

    private int index(RenderPlan plan) {
        Integer index = indices.get(plan);
        if (index == null) {
            throw new IllegalArgumentException("not of this run: " + plan.output());
        }
        return index;
    }

    @Override
    public void settled(RenderPlan plan, RenderOutcome outcome) {
        outcomes[index(plan)] = outcome;
        finishedMs += plan.range().lengthMs();
        listener.finished(index(plan), outcome);
    }

    /// The clip's next pass makes it smaller.
    @Override
    public void tooLarge(RenderPlan plan, FileLimit limit, long bytes) {
        int index = index(plan);
        RenderPlan next =
                smaller[index] < SMALLER_MOST ? limit.again(plan, bytes).orElse(null) : null;
        if (next == null) {
            settled(
                    plan,
                    new RenderOutcome.Failed(
                            RenderOutcome.Kind.TOO_LARGE,
                            "The clip does not fit in %s: the smallest that was made takes %s. Trim it, or choose another preset."
                                    .formatted(
                                            FileLimit.words(limit.bytesMax()),
                                            "%.1f MB".formatted(bytes / 1e6))));
            return;
        }
        smaller[index]++;
        plans.set(index, next);
        indices.put(next, index);
    }

    private void beat() {
        long underWay = open.stream().mapToLong(StripJob::doneMs).sum();
        heartbeat.beat(Math.min(totalMs, finishedMs + underWay), totalMs);
    }

    /// Decodes once for all plans named, from the first start to the last end.
    private void pass(List<RenderPlan> wanted) {
        List<RenderPlan> ready = wanted.stream().filter(this::prepared).toList();
        if (ready.isEmpty()) {
            return;
        }
        strips(ready).forEach(strip -> open.add(begin(strip)));
        RenderPlan first = ready.getFirst();
        try (SourceFrames source =
                SourceFrames.open(
                        first.source(), first.video(), threads, first.range().startMs())) {
            feed(source);
        } catch (MediaException e) {
            for (StripJob job : open) {
                for (RenderPlan plan : job.open()) {
                    settled(
                            plan,
                            new RenderOutcome.Failed(
                                    RenderOutcome.Kind.SOURCE_DAMAGED, e.problem().message()));
                }
            }
        } finally {
            open.forEach(StripJob::close);
            open.clear();
        }
    }

    /// Has an encoder to try and room on the disk; settled where not.
    private boolean prepared(RenderPlan plan) {
        List<String> candidates = ladder.candidates(plan.encoder());
        if (rungs[index(plan)] >= candidates.size()) {
            RenderFailure reason = reasons[index(plan)];
            settled(
                    plan,
                    reason == null
                            ? new RenderOutcome.Failed(
                                    RenderOutcome.Kind.ENCODER,
                                    "The encoder "
                                            + plan.encoder()
                                            + " does not work on this machine.")
                            : reason.outcome());
            return false;
        }
        try {
            OutputFile.prepare(plan);
            return true;
        } catch (RenderFailure e) {
            settled(plan, e.outcome());
            return false;
        }
    }

    private String encoder(RenderPlan plan) {
        return ladder.candidates(plan.encoder()).get(rungs[index(plan)]);
    }

    /// Of a strip that its encoder is not known to cut, the first clip alone: the others follow in
    /// passes of their own.
    private List<Strip> strips(List<RenderPlan> ready) {
        return Strip.of(ready).stream()
                .map(strip -> {
                    RenderPlan first = strip.plans().getFirst();
                    return EncoderOptions.closesGroupsOnDemand(encoder(first))
                            ? strip
                            : Strip.of(List.of(first)).getFirst();
                })
                .toList();
    }

    private StripJob begin(Strip strip) {
        String encoder = encoder(strip.plans().getFirst());
        return new StripJob(strip, encoder, encoders, threads, this, this::beat);
    }

    private void feed(SourceFrames source) {
        while (!open.isEmpty()) {
            beat();
            AVFrame frame = source.next();
            int before = open.size();
            for (StripJob job : List.copyOf(open)) {
                offer(source, frame, job);
            }
            if (open.size() < before && frame != null) {
                goToNext(source, source.msOf(frame));
            }
        }
    }

    /// Where no clip is under way, what lies before the next is not decoded.
    private void goToNext(SourceFrames source, long ms) {
        open.stream()
                .mapToLong(StripJob::startMs)
                .min()
                .ifPresent(start -> {
                    if (start > ms) {
                        source.forward(start);
                    }
                });
    }

    private void offer(SourceFrames source, @Nullable AVFrame frame, StripJob job) {
        boolean done;
        try {
            if (frame == null) {
                job.sourceEnded();
            } else {
                job.take(frame, source.msOf(frame), source.damaged());
            }
            done = job.done();
        } catch (RenderFailure e) {
            failed(job, e);
            done = true;
        }
        if (done) {
            open.remove(job);
            job.close();
        }
    }

    private void failed(StripJob job, RenderFailure failure) {
        for (RenderPlan plan : job.open()) {
            if (failure.kind() == RenderOutcome.Kind.ENCODER) {
                rungs[index(plan)]++;
                reasons[index(plan)] = failure;
            } else {
                settled(plan, failure.outcome());
            }
        }
    }
}
