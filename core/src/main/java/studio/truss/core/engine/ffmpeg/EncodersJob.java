package studio.truss.core.engine.ffmpeg;

import studio.truss.core.engine.EngineJobs;
import studio.truss.core.render.EncoderLadder;
import studio.truss.core.render.ffmpeg.encoders.EncoderProber;
import studio.truss.core.worker.JobContext;
import studio.truss.core.worker.JobType;
import studio.truss.core.worker.WorkerJob;

/// Asks the machine's encoders; a driver may crash or hang at that.
final class EncodersJob implements WorkerJob<EngineJobs.Encoders, EncoderLadder> {

    @Override
    public JobType<EngineJobs.Encoders, EncoderLadder> type() {
        return EngineJobs.ENCODERS;
    }

    @Override
    public EncoderLadder run(EngineJobs.Encoders request, JobContext context) {
        return new EncoderProber().probe();
    }
}
