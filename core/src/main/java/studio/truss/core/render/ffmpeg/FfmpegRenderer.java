package studio.truss.core.render.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaException;
import studio.truss.core.render.EncoderLadder;
import studio.truss.core.render.RenderGroup;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.Renderer;
import studio.truss.core.render.ffmpeg.encoders.LibavEncoder;
import studio.truss.core.render.ffmpeg.encoders.RenderFailure;
import studio.truss.core.render.ffmpeg.encoders.VideoEncoder;
import studio.truss.core.render.ffmpeg.files.OutputFile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Renders with FFmpeg's libraries in this process. One call at a time.
///
/// A clip whose encoder fails starts again from its first frame on the next rung of the ladder, in
/// a pass of its own.
public final class FfmpegRenderer implements Renderer {
    private final EncoderLadder ladder;
    private final int threads;
    private final VideoEncoder.Factory encoders;

    /// @param threads for decoding and encoding, 0 for one per core
    public FfmpegRenderer(EncoderLadder ladder, int threads) {
        this(ladder, threads, LibavEncoder::open);
    }

    FfmpegRenderer(EncoderLadder ladder, int threads, VideoEncoder.Factory encoders) {
        this.ladder = ladder;
        this.threads = threads;
        this.encoders = encoders;
    }

    @Override
    public List<RenderOutcome> render(RenderGroup group, Heartbeat heartbeat, Listener listener) {
        Run run = new Run(group.plans(), heartbeat, listener);
        try {
            run.all();
        } catch (Heartbeat.Cancelled e) {
            run.settleRest(new RenderOutcome.Cancelled());
        }
        return run.outcomes();
    }

    /// One call of render.
    private final class Run {
        private final List<RenderPlan> plans;
        private final Heartbeat heartbeat;
        private final Listener listener;
        private final @Nullable RenderOutcome[] outcomes;
        private final int[] rungs;
        private final RenderFailure[] reasons;
        private final List<ClipJob> open = new ArrayList<>();
        private final long totalMs;
        private long finishedMs;

        Run(List<RenderPlan> plans, Heartbeat heartbeat, Listener listener) {
            this.plans = plans;
            this.heartbeat = heartbeat;
            this.listener = listener;
            this.outcomes = new @Nullable RenderOutcome[plans.size()];
            this.rungs = new int[plans.size()];
            this.reasons = new RenderFailure[plans.size()];
            this.totalMs = plans.stream().mapToLong(p -> p.range().lengthMs()).sum();
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
            List<Integer> waiting = new ArrayList<>();
            for (int i = 0; i < plans.size(); i++) {
                waiting.add(i);
            }
            pass(waiting);
            for (int i = 0; i < plans.size(); i++) {
                while (outcomes[i] == null) {
                    pass(List.of(i));
                }
            }
        }

        void settleRest(RenderOutcome outcome) {
            for (int i = 0; i < plans.size(); i++) {
                if (outcomes[i] == null) {
                    settle(i, outcome);
                }
            }
        }

        private void settle(int index, RenderOutcome outcome) {
            outcomes[index] = outcome;
            finishedMs += plans.get(index).range().lengthMs();
            listener.finished(index, outcome);
        }

        private void beat() {
            long underWay = open.stream().mapToLong(ClipJob::doneMs).sum();
            heartbeat.beat(Math.min(totalMs, finishedMs + underWay), totalMs);
        }

        /// Decodes once for all plans named, from the first start to the last end.
        private void pass(List<Integer> indices) {
            Job[] jobs =
                    indices.stream().map(this::begin).filter(j -> j != null).toArray(Job[]::new);
            if (jobs.length == 0) {
                return;
            }
            RenderPlan first = jobs[0].clip.plan();
            try (SourceFrames source =
                    SourceFrames.open(
                            first.source(), first.video(), threads, first.range().startMs())) {
                feed(source, jobs);
            } catch (MediaException e) {
                for (Job job : jobs) {
                    settle(
                            job.index,
                            new RenderOutcome.Failed(
                                    RenderOutcome.Kind.SOURCE_DAMAGED, e.problem().message()));
                }
            } finally {
                for (Job job : jobs) {
                    release(job);
                }
            }
        }

        private @Nullable Job begin(int index) {
            RenderPlan plan = plans.get(index);
            List<String> candidates = ladder.candidates(plan.encoder());
            if (rungs[index] >= candidates.size()) {
                RenderFailure reason = reasons[index];
                settle(
                        index,
                        reason == null
                                ? new RenderOutcome.Failed(
                                        RenderOutcome.Kind.ENCODER,
                                        "The encoder "
                                                + plan.encoder()
                                                + " does not work on this machine.")
                                : reason.outcome());
                return null;
            }
            String encoder = candidates.get(rungs[index]);
            try {
                OutputFile.prepare(plan, encoder);
            } catch (RenderFailure e) {
                settle(index, e.outcome());
                return null;
            }
            ClipJob clip = new ClipJob(plan, encoder, encoders, threads, this::beat);
            open.add(clip);
            return new Job(index, clip);
        }

        private void feed(SourceFrames source, Job[] jobs) {
            while (Arrays.stream(jobs).anyMatch(job -> !job.settled)) {
                beat();
                AVFrame frame = source.next();
                boolean settled = false;
                for (Job job : jobs) {
                    if (!job.settled) {
                        offer(source, frame, job);
                        settled |= job.settled;
                    }
                }
                if (settled && frame != null) {
                    goToNext(source, source.msOf(frame), jobs);
                }
            }
        }

        /// Where no clip is under way, what lies before the next is not decoded.
        private static void goToNext(SourceFrames source, long ms, Job[] jobs) {
            Arrays.stream(jobs)
                    .filter(job -> !job.settled)
                    .mapToLong(job -> job.clip.plan().range().startMs())
                    .min()
                    .ifPresent(start -> {
                        if (start > ms) {
                            source.forward(start);
                        }
                    });
        }

        private void offer(SourceFrames source, @Nullable AVFrame frame, Job job) {
            try {
                if (frame == null) {
                    job.clip.sourceEnded();
                } else {
                    long ms = source.msOf(frame);
                    if (ms < job.clip.plan().range().startMs()) {
                        job.damagedBefore = source.damaged();
                    }
                    job.clip.take(frame, ms);
                }
                if (job.clip.done()) {
                    RenderOutcome outcome = job.clip.finish(source.damaged() - job.damagedBefore);
                    release(job);
                    settle(job.index, outcome);
                }
            } catch (RenderFailure e) {
                release(job);
                if (e.kind() == RenderOutcome.Kind.ENCODER) {
                    rungs[job.index]++;
                    reasons[job.index] = e;
                } else {
                    settle(job.index, e.outcome());
                }
            }
        }

        private void release(Job job) {
            if (!job.settled) {
                job.settled = true;
                open.remove(job.clip);
                job.clip.close();
            }
        }
    }

    /// A clip of the pass under way.
    private static final class Job {
        private final int index;
        private final ClipJob clip;
        private boolean settled;
        private int damagedBefore;

        Job(int index, ClipJob clip) {
            this.index = index;
            this.clip = clip;
        }
    }
}
