package studio.truss.core.bench.ffmpeg;

import studio.truss.core.bench.BenchJobs;
import studio.truss.core.worker.JobContext;
import studio.truss.core.worker.JobFailure;
import studio.truss.core.worker.JobType;
import studio.truss.core.worker.WorkerJob;

import java.io.IOException;

/// Makes long footage out of short films.
final class RepeatJob implements WorkerJob<BenchJobs.Repeat, BenchJobs.Repeated> {

    @Override
    public JobType<BenchJobs.Repeat, BenchJobs.Repeated> type() {
        return BenchJobs.REPEAT;
    }

    @Override
    public BenchJobs.Repeated run(BenchJobs.Repeat request, JobContext context) throws JobFailure {
        try (Repeater repeater = Repeater.open(request.segments().getFirst(), request.target())) {
            for (int i = 0; i < request.times(); i++) {
                repeater.append(
                        request.segments().get(i % request.segments().size()),
                        i * request.segmentMs());
                context.beat(i, request.times());
            }
            return new BenchJobs.Repeated(repeater.finish());
        } catch (IOException e) {
            throw new JobFailure("repeat", String.valueOf(e.getMessage()), e);
        }
    }
}
