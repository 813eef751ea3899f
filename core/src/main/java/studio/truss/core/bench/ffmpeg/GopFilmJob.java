package studio.truss.core.bench.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;

import studio.truss.core.bench.BenchJobs;
import studio.truss.core.derived.ffmpeg.ProxyFile;
import studio.truss.core.worker.JobContext;
import studio.truss.core.worker.JobFailure;
import studio.truss.core.worker.JobType;
import studio.truss.core.worker.WorkerJob;

import java.io.IOException;

/// Makes a film whose key frames are as far apart as is asked: 1080p30, B-frames, 8 Mbit/s, a
/// moving test picture under noise.
final class GopFilmJob implements WorkerJob<BenchJobs.GopFilm, BenchJobs.Composed> {
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;
    private static final int RATE = 30;
    private static final long BITS_PER_S = 8_000_000;
    private static final String PICTURE =
            "testsrc2=size=1920x1080:rate=30,noise=alls=14:allf=t,format=yuv420p";

    @Override
    public JobType<BenchJobs.GopFilm, BenchJobs.Composed> type() {
        return BenchJobs.GOP_FILM;
    }

    @Override
    public BenchJobs.Composed run(BenchJobs.GopFilm request, JobContext context) throws JobFailure {
        long frames = (long) request.seconds() * RATE;
        try (SourceChain source = SourceChain.open(PICTURE, "buffersink");
                ProxyFile film = ProxyFile.open(request.file(), encoder(request))) {
            for (long i = 0; i < frames; i++) {
                AVFrame frame = source.next();
                if (frame == null) {
                    throw new IOException("the test picture ended");
                }
                frame.pts(i);
                frame.pict_type(AV_PICTURE_TYPE_NONE);
                film.write(frame);
                context.beat(i, frames);
            }
            film.finish();
        } catch (IOException e) {
            throw new JobFailure("film", "The film cannot be made: " + e.getMessage(), e);
        }
        return new BenchJobs.Composed(frames);
    }

    private static AVCodecContext encoder(BenchJobs.GopFilm request) throws IOException {
        AVCodec codec = avcodec_find_encoder_by_name(request.encoder());
        if (codec == null || codec.isNull()) {
            throw new IOException("no encoder " + request.encoder());
        }
        AVCodecContext context = avcodec_alloc_context3(codec);
        context.width(WIDTH);
        context.height(HEIGHT);
        context.pix_fmt(AV_PIX_FMT_YUV420P);
        try (AVRational tick = new AVRational();
                AVRational rate = new AVRational()) {
            context.time_base(tick.num(1).den(RATE));
            context.framerate(rate.num(RATE).den(1));
        }
        context.gop_size(request.gopSeconds() * RATE);
        context.max_b_frames(request.encoder().equals("libx264") ? 3 : 0);
        context.bit_rate(BITS_PER_S);
        // as recorders do; the first frames would have many times the rate
        context.rc_max_rate(BITS_PER_S);
        context.rc_buffer_size((int) BITS_PER_S);
        context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
        av_opt_set(context.priv_data(), "preset", "veryfast", 0);
        av_opt_set(context.priv_data(), "sc_threshold", "0", 0);
        // under noise x264 would choose hardly any B-frames, unlike what recorders make
        av_opt_set(context.priv_data(), "b_strategy", "0", 0);
        if (avcodec_open2(context, codec, (AVDictionary) null) < 0) {
            avcodec_free_context(context);
            throw new IOException("the encoder " + request.encoder() + " does not open");
        }
        return context;
    }
}
