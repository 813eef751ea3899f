package studio.truss.core.bench.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;

import studio.truss.core.bench.BenchJobs;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.ffmpeg.Decoding;
import studio.truss.core.media.ffmpeg.SmallFrames;
import studio.truss.core.media.ffmpeg.VideoReader;
import studio.truss.core.worker.JobContext;
import studio.truss.core.worker.JobFailure;
import studio.truss.core.worker.JobType;
import studio.truss.core.worker.WorkerJob;

/// Decodes every frame and makes four a second small: what looking at a film costs without any
/// thought.
final class PlainDecodeJob implements WorkerJob<BenchJobs.PlainDecode, BenchJobs.Decoded> {
    private static final int WIDTH = 320;
    private static final int EVERY_MS = 250;

    @Override
    public JobType<BenchJobs.PlainDecode, BenchJobs.Decoded> type() {
        return BenchJobs.PLAIN_DECODE;
    }

    @Override
    public BenchJobs.Decoded run(BenchJobs.PlainDecode request, JobContext context)
            throws JobFailure {
        long frames = 0;
        try (VideoReader reader =
                        VideoReader.open(
                                request.source(),
                                request.stream(),
                                Decoding.exact(request.threads()));
                SmallFrames small = new SmallFrames(request.stream(), WIDTH)) {
            long due = 0;
            for (AVFrame frame = reader.next(); frame != null; frame = reader.next()) {
                long ms = reader.msOf(frame);
                if (ms >= due) {
                    small.convert(frame, (int) frames, ms);
                    due = ms - Math.floorMod(ms, EVERY_MS) + EVERY_MS;
                }
                frames++;
                context.beat(ms, request.durationMs());
            }
        } catch (MediaException e) {
            throw new JobFailure("source", e.problem().message(), e);
        }
        return new BenchJobs.Decoded(frames);
    }
}
