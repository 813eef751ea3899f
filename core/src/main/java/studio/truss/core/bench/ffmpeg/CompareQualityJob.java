package studio.truss.core.bench.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import org.bytedeco.ffmpeg.avutil.AVFrame;

import studio.truss.core.bench.BenchJobs;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.Rational;
import studio.truss.core.media.ffmpeg.Decoding;
import studio.truss.core.media.ffmpeg.VideoReader;
import studio.truss.core.render.FrameRates;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.Quality;
import studio.truss.core.render.ffmpeg.PlainRender;
import studio.truss.core.render.ffmpeg.encoders.LibavEncoder;
import studio.truss.core.render.ffmpeg.encoders.RenderFailure;
import studio.truss.core.render.ffmpeg.encoders.VideoEncoder;
import studio.truss.core.render.ffmpeg.painting.FrameGraph;
import studio.truss.core.worker.JobContext;
import studio.truss.core.worker.JobFailure;
import studio.truss.core.worker.JobType;
import studio.truss.core.worker.WorkerJob;

/// Encodes the same pictures twice, as the yardstick does and as the product does.
final class CompareQualityJob implements WorkerJob<BenchJobs.CompareQuality, BenchJobs.Compared> {

    @Override
    public JobType<BenchJobs.CompareQuality, BenchJobs.Compared> type() {
        return BenchJobs.COMPARE_QUALITY;
    }

    @Override
    public BenchJobs.Compared run(BenchJobs.CompareQuality request, JobContext context)
            throws JobFailure {
        Rational rate = FrameRates.of(request.stream());
        try (QualityTrial yardstick = trial(request, rate, BenchJobs.YARDSTICK);
                QualityTrial standard = trial(request, rate, Quality.STANDARD);
                VideoReader reader =
                        VideoReader.open(request.source(), request.stream(), Decoding.exact(0))) {
            reader.seek(request.range().startMs());
            paint(request, rate, reader, context, yardstick, standard);
            return new BenchJobs.Compared(yardstick.finish(), standard.finish());
        } catch (MediaException e) {
            throw new JobFailure("source", e.problem().message(), e);
        } catch (RenderFailure e) {
            throw new JobFailure("render", String.valueOf(e.getMessage()), e);
        }
    }

    private static QualityTrial trial(
            BenchJobs.CompareQuality request, Rational rate, Quality quality) throws RenderFailure {
        return new QualityTrial(
                LibavEncoder.open(
                        request.encoder(),
                        new VideoEncoder.Settings(FrameSize.VERTICAL_1080, rate, quality, 0)));
    }

    private static void paint(
            BenchJobs.CompareQuality request,
            Rational rate,
            VideoReader reader,
            JobContext context,
            QualityTrial... trials)
            throws RenderFailure {
        AVFrame frame = reader.nextFrom(request.range().startMs());
        if (frame == null) {
            return;
        }
        AVFrame painted = av_frame_alloc();
        String filters = PlainRender.filters(request.stream(), "yuv420p");
        try (FrameGraph graph = FrameGraph.open(frame, rate.inverse(), filters)) {
            long count = 0;
            while (frame != null && reader.msOf(frame) < request.range().endMs()) {
                graph.push(frame);
                while (graph.pull(painted)) {
                    painted.pts(count++);
                    painted.pict_type(AV_PICTURE_TYPE_NONE);
                    for (QualityTrial trial : trials) {
                        trial.add(painted);
                    }
                    av_frame_unref(painted);
                }
                context.beat(
                        reader.msOf(frame) - request.range().startMs(), request.range().lengthMs());
                frame = reader.next();
            }
        } finally {
            av_frame_free(painted);
        }
    }
}
