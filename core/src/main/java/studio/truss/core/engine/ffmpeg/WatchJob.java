package studio.truss.core.engine.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;

import studio.truss.core.engine.EngineJobs;
import studio.truss.core.engine.Watched;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.TimeRange;
import studio.truss.core.media.ffmpeg.Decoding;
import studio.truss.core.media.ffmpeg.SmallFrames;
import studio.truss.core.media.ffmpeg.VideoReader;
import studio.truss.core.worker.JobContext;
import studio.truss.core.worker.JobFailure;
import studio.truss.core.worker.JobType;
import studio.truss.core.worker.WorkerJob;

/// Sees a source's picture once, every frame small: cuts and motion on all of them, faces and the
/// kind of picture a few times a second.
final class WatchJob implements WorkerJob<EngineJobs.Watch, Watched> {

    @Override
    public JobType<EngineJobs.Watch, Watched> type() {
        return EngineJobs.WATCH;
    }

    @Override
    public Watched run(EngineJobs.Watch request, JobContext context) throws JobFailure {
        Decoding decoding = new Decoding(request.threads(), Decoding.Skip.NONE, true);
        try (VideoReader reader = VideoReader.open(request.file(), request.stream(), decoding);
                SmallFrames small = new SmallFrames(request.stream(), request.width());
                Looking looking = new Looking(request)) {
            if (request.ranges().isEmpty()) {
                TimeRange all = TimeRange.of(0, Long.MAX_VALUE);
                look(reader, small, looking, all, request.durationMs(), context);
            }
            long end = request.ranges().isEmpty() ? 0 : request.ranges().getLast().endMs();
            for (TimeRange range : request.ranges()) {
                reader.seek(range.startMs());
                look(reader, small, looking, range, end, context);
            }
            return looking.finish(reader.damaged());
        } catch (MediaException e) {
            throw JobFailure.of(e);
        }
    }

    private static void look(
            VideoReader reader,
            SmallFrames small,
            Looking looking,
            TimeRange range,
            long endMs,
            JobContext context) {
        AVFrame frame = reader.nextFrom(range.startMs());
        while (frame != null && reader.msOf(frame) < range.endMs()) {
            long ms = reader.msOf(frame);
            looking.accept(small.convert(frame, looking.frames(), ms));
            context.beat(ms, endMs);
            frame = reader.next();
        }
    }
}
