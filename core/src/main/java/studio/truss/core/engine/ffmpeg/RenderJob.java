package studio.truss.core.engine.ffmpeg;

import studio.truss.core.engine.EngineJobs;
import studio.truss.core.engine.EngineJobs.ClipFinished;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.ffmpeg.FfmpegRenderer;
import studio.truss.core.worker.JobContext;
import studio.truss.core.worker.JobType;
import studio.truss.core.worker.WorkerJob;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// Renders a group of clips and tells of each as soon as it is finished.
final class RenderJob implements WorkerJob<EngineJobs.Render, EngineJobs.Rendered> {

    private volatile List<RenderPlan> underWay = List.of();

    @Override
    public JobType<EngineJobs.Render, EngineJobs.Rendered> type() {
        return EngineJobs.RENDER;
    }

    @Override
    public EngineJobs.Rendered run(EngineJobs.Render request, JobContext context) {
        underWay = request.group().plans();
        EngineJobs.Rendered rendered =
                new EngineJobs.Rendered(
                        new FfmpegRenderer(request.ladder(), request.threads())
                                .render(
                                        request.group(),
                                        context,
                                        (index, outcome) ->
                                                context.emit(new ClipFinished(index, outcome))));
        underWay = List.of();
        return rendered;
    }

    @Override
    public void abandon() {
        for (RenderPlan plan : underWay) {
            try {
                Files.deleteIfExists(plan.part());
            } catch (IOException e) {
                // Nobody is left to tell; the next process that opens the queue tries again.
            }
        }
    }
}
