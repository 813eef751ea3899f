package studio.truss.core.engine.ffmpeg;

import studio.truss.core.engine.EngineJobs;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.ffmpeg.FfmpegProber;
import studio.truss.core.worker.JobContext;
import studio.truss.core.worker.JobType;
import studio.truss.core.worker.WorkerJob;

/// Says what a file is.
final class ProbeJob implements WorkerJob<EngineJobs.Probe, ProbeResult> {

    @Override
    public JobType<EngineJobs.Probe, ProbeResult> type() {
        return EngineJobs.PROBE;
    }

    @Override
    public ProbeResult run(EngineJobs.Probe request, JobContext context) {
        return new FfmpegProber(context).probe(request.file());
    }
}
