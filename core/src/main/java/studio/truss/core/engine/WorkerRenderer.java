package studio.truss.core.engine;

import org.jspecify.annotations.Nullable;

import studio.truss.core.engine.EngineJobs.ClipFinished;
import studio.truss.core.engine.EngineJobs.Rendered;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.render.EncoderLadder;
import studio.truss.core.render.RenderGroup;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.Renderer;
import studio.truss.core.worker.lane.BatchLane;
import studio.truss.core.worker.lane.JobOutcome;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// Renders in a worker process. A worker that dies costs the clips that it had not finished; their
/// unfinished files are removed here.
final class WorkerRenderer implements Renderer {
    private final BatchLane lane;
    private final EncoderLadder ladder;
    private final int threads;

    WorkerRenderer(BatchLane lane, EncoderLadder ladder, int threads) {
        this.lane = lane;
        this.ladder = ladder;
        this.threads = threads;
    }

    @Override
    public List<RenderOutcome> render(RenderGroup group, Heartbeat heartbeat, Listener listener) {
        Finished finished = new Finished(group, heartbeat, listener);
        EngineJobs.Render request = new EngineJobs.Render(group, ladder, threads);
        JobOutcome<Rendered> outcome =
                finished.await(lane.submit(EngineJobs.RENDER, request, finished));
        return switch (outcome) {
            case JobOutcome.Done<Rendered>(Rendered rendered) -> rendered.outcomes();
            case JobOutcome.Cancelled<Rendered>() -> finished.orElse(new RenderOutcome.Cancelled());
            case JobOutcome.Failed<Rendered>(String code, String message) ->
                    finished.orElse(crashed(message));
            case JobOutcome.Crashed<Rendered>(String message) ->
                    finished.orElse(crashed("The render crashed. " + message + "."));
            case JobOutcome.Stalled<Rendered>(String message) ->
                    finished.orElse(crashed("The render came to a stop. " + message + "."));
        };
    }

    private static RenderOutcome crashed(String words) {
        return new RenderOutcome.Failed(RenderOutcome.Kind.CRASHED, words);
    }

    /// The clips that are settled so far.
    private static final class Finished extends BlockingCall<Rendered> {
        private final RenderGroup group;
        private final Listener listener;
        private final @Nullable RenderOutcome[] outcomes;

        Finished(RenderGroup group, Heartbeat heartbeat, Listener listener) {
            super(heartbeat);
            this.group = group;
            this.listener = listener;
            this.outcomes = new @Nullable RenderOutcome[group.plans().size()];
        }

        @Override
        public void event(Event event) {
            ClipFinished clip = event.as(ClipFinished.class);
            outcomes[clip.index()] = clip.outcome();
            listener.finished(clip.index(), clip.outcome());
        }

        /// Settles the clips that nothing was heard of.
        List<RenderOutcome> orElse(RenderOutcome rest) {
            List<RenderOutcome> all = new ArrayList<>();
            for (int i = 0; i < outcomes.length; i++) {
                RenderOutcome heard = outcomes[i];
                if (heard == null) {
                    removeUnfinished(group.plans().get(i));
                    listener.finished(i, rest);
                }
                all.add(heard == null ? rest : heard);
            }
            return all;
        }

        private static void removeUnfinished(RenderPlan plan) {
            try {
                Files.deleteIfExists(plan.part());
            } catch (IOException e) {
                // A folder that can no longer be written to: the outcome tells that already.
            }
        }
    }
}
