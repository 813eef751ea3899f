package studio.truss.core.bench.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;

import studio.truss.core.bench.BenchJobs;
import studio.truss.core.media.Rational;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.Quality;
import studio.truss.core.render.ffmpeg.files.FilmWriter;
import studio.truss.core.worker.JobContext;
import studio.truss.core.worker.JobFailure;
import studio.truss.core.worker.JobType;
import studio.truss.core.worker.WorkerJob;

import java.io.IOException;
import java.util.Arrays;

/// Makes a test film out of others: cut, moved, laid over one another by FFmpeg's filters.
final class ComposeJob implements WorkerJob<BenchJobs.Compose, BenchJobs.Composed> {
    private static final int SAMPLE_RATE = 48_000;

    /// A source may end a frame or two before its time.
    private static final double WHOLE_MIN = 0.95;

    @Override
    public JobType<BenchJobs.Compose, BenchJobs.Composed> type() {
        return BenchJobs.COMPOSE;
    }

    @Override
    public BenchJobs.Composed run(BenchJobs.Compose request, JobContext context) throws JobFailure {
        int total = Math.toIntExact(request.durationMs() * request.framesPerSecond() / 1000);
        try (SourceChain pictures =
                        SourceChain.open(request.picture() + ",format=bgr24", "buffersink");
                FilmWriter film =
                        FilmWriter.open(
                                request.file(),
                                new FrameSize(request.width(), request.height()),
                                Rational.of(request.framesPerSecond(), 1),
                                Quality.STANDARD,
                                request.encoder(),
                                sound(request),
                                () -> context.beat(0, total))) {
            byte[] bgr = new byte[request.width() * request.height() * 3];
            int frames = 0;
            AVFrame frame = pictures.next();
            while (frame != null && frames < total) {
                copy(frame, request, bgr);
                film.write(bgr);
                context.beat(frames, total);
                frames++;
                frame = pictures.next();
            }
            if (frames < total * WHOLE_MIN) {
                throw new JobFailure("compose", "the film ends after " + frames + " frames");
            }
            film.finish();
            return new BenchJobs.Composed(frames);
        } catch (IOException e) {
            throw new JobFailure("compose", String.valueOf(e.getMessage()), e);
        }
    }

    private static void copy(AVFrame frame, BenchJobs.Compose request, byte[] bgr)
            throws IOException {
        if (frame.width() != request.width() || frame.height() != request.height()) {
            throw new IOException("a frame of " + frame.width() + "x" + frame.height());
        }
        int row = request.width() * 3;
        BytePointer rows = frame.data(0);
        for (int y = 0; y < request.height(); y++) {
            rows.position((long) y * frame.linesize(0)).get(bgr, y * row, row);
        }
    }

    private static float[] sound(BenchJobs.Compose request) throws IOException {
        int samples = Math.toIntExact(request.durationMs() * SAMPLE_RATE / 1000);
        float[] stereo = new float[samples * 2];
        if (request.sound().isEmpty()) {
            return stereo;
        }
        String chain =
                request.sound()
                        + ",aresample="
                        + SAMPLE_RATE
                        + ",aformat=sample_fmts=flt:channel_layouts=stereo";
        try (SourceChain sounds = SourceChain.open(chain, "abuffersink")) {
            int at = 0;
            for (AVFrame frame = sounds.next(); frame != null; frame = sounds.next()) {
                float[] block = new float[frame.nb_samples() * 2];
                new FloatPointer(frame.data(0)).get(block);
                int take = Math.min(block.length, stereo.length - at);
                System.arraycopy(block, 0, stereo, at, take);
                at += take;
                if (at >= stereo.length) {
                    break;
                }
            }
            Arrays.fill(stereo, at, stereo.length, 0);
        }
        return stereo;
    }
}
