package studio.truss.core.engine.ffmpeg;

import studio.truss.core.engine.EngineJobs;
import studio.truss.core.engine.EngineJobs.ClipFinished;
import studio.truss.core.render.ffmpeg.FfmpegRenderer;
import studio.truss.core.worker.JobContext;
import studio.truss.core.worker.JobType;
import studio.truss.core.worker.WorkerJob;

/// Renders a group of clips and tells of each as soon as it is finished.
final class RenderJob implements WorkerJob<EngineJobs.Render, EngineJobs.Rendered> {

    @Override
    public JobType<EngineJobs.Render, EngineJobs.Rendered> type() {
        return EngineJobs.RENDER;
    }

    @Override
    public EngineJobs.Rendered run(EngineJobs.Render request, JobContext context) {
        return new EngineJobs.Rendered(
                new FfmpegRenderer(request.ladder(), request.threads())
                        .render(
                                request.group(),
                                context,
                                (index, outcome) ->
                                        context.emit(new ClipFinished(index, outcome))));
    }
}
