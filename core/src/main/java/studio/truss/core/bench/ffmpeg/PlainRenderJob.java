package studio.truss.core.bench.ffmpeg;

import studio.truss.core.bench.BenchJobs;
import studio.truss.core.media.MediaException;
import studio.truss.core.render.ffmpeg.PlainRender;
import studio.truss.core.worker.JobContext;
import studio.truss.core.worker.JobFailure;
import studio.truss.core.worker.JobType;
import studio.truss.core.worker.WorkerJob;

import java.io.IOException;

/// Renders clips one after the other with a crop that stands still.
final class PlainRenderJob implements WorkerJob<BenchJobs.PlainRender, BenchJobs.Rendered> {

    @Override
    public JobType<BenchJobs.PlainRender, BenchJobs.Rendered> type() {
        return BenchJobs.PLAIN_RENDER;
    }

    @Override
    public BenchJobs.Rendered run(BenchJobs.PlainRender request, JobContext context)
            throws JobFailure {
        PlainRender plain =
                new PlainRender(
                        request.source(), request.info(), request.encoder(), request.threads());
        long frames = 0;
        try {
            for (int i = 0; i < request.ranges().size(); i++) {
                frames +=
                        plain.clip(
                                request.ranges().get(i),
                                request.folder().resolve("plain-" + i + ".mp4"),
                                context);
            }
        } catch (MediaException e) {
            throw new JobFailure("source", e.problem().message(), e);
        } catch (IOException e) {
            throw new JobFailure("render", String.valueOf(e.getMessage()), e);
        }
        return new BenchJobs.Rendered(frames, plain.settings(), plain.commandLine());
    }
}
