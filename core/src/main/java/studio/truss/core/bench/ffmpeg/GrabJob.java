package studio.truss.core.bench.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_seek_file;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGRA;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

import studio.truss.core.bench.BenchJobs;
import studio.truss.core.media.ffmpeg.Libav;
import studio.truss.core.worker.JobContext;
import studio.truss.core.worker.JobFailure;
import studio.truss.core.worker.JobType;
import studio.truss.core.worker.WorkerJob;

import java.nio.file.Path;

/// Finds a frame as JavaCV's grabber does when its timestamp is set: a seek of the whole file each
/// time, every frame on the way decoded, as many decoder threads as there are cores, then one
/// conversion to BGRA. The film stays open from one call to the next.
final class GrabJob implements WorkerJob<BenchJobs.Grab, BenchJobs.Grabbed> {
    private static final int MICROS_PER_MS = 1000;

    private @Nullable Grabber open;

    @Override
    public JobType<BenchJobs.Grab, BenchJobs.Grabbed> type() {
        return BenchJobs.GRAB;
    }

    @Override
    public BenchJobs.Grabbed run(BenchJobs.Grab request, JobContext context) throws JobFailure {
        Grabber now = open;
        if (now == null || !now.file.equals(request.file())) {
            now = new Grabber(request.file(), request.width(), request.height());
            open = now;
        }
        return new BenchJobs.Grabbed(now.grab(request.ms()));
    }

    /// Lives as long as the worker: films of a benchmark are few.
    private static final class Grabber {
        private final Path file;
        private final int width;
        private final int height;
        private final AVFormatContext format = new AVFormatContext(null);
        private final AVCodecContext decoder;
        private final AVStream stream;
        private final AVPacket packet = av_packet_alloc();
        private final AVFrame frame = av_frame_alloc();
        private final BytePointer bgra;
        private final PointerPointer<BytePointer> planes = new PointerPointer<>(4L);
        private final IntPointer strides = new IntPointer(4L);
        private @Nullable SwsContext scaler;
        private boolean draining;

        Grabber(Path file, int width, int height) throws JobFailure {
            this.file = file;
            this.width = width;
            this.height = height;
            try (BytePointer url = Libav.url(file)) {
                check(avformat_open_input(format, url, null, (AVDictionary) null));
            }
            check(avformat_find_stream_info(format, (AVDictionary) null));
            int index = av_find_best_stream(format, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
            check(index);
            stream = format.streams(index);
            AVCodec codec = avcodec_find_decoder(stream.codecpar().codec_id());
            decoder = avcodec_alloc_context3(codec);
            check(avcodec_parameters_to_context(decoder, stream.codecpar()));
            decoder.thread_count(0);
            check(avcodec_open2(decoder, codec, (AVDictionary) null));
            bgra = new BytePointer(4L * width * height + 64);
            planes.put(0, bgra).put(1, null).put(2, null).put(3, null);
            strides.put(0, 4 * width).put(1, 0).put(2, 0).put(3, 0);
        }

        private static void check(int code) throws JobFailure {
            if (code < 0) {
                throw new JobFailure("film", Libav.errorText(code));
            }
        }

        long grab(long ms) throws JobFailure {
            long micros = ms * MICROS_PER_MS + Math.max(0, format.start_time());
            check(avformat_seek_file(format, -1, 0, micros, micros, AVSEEK_FLAG_BACKWARD));
            avcodec_flush_buffers(decoder);
            draining = false;
            double tick = 1000.0 * stream.time_base().num() / stream.time_base().den();
            double length = 1000.0 * stream.avg_frame_rate().den() / stream.avg_frame_rate().num();
            long start = stream.start_time();
            while (next()) {
                double at = (frame.best_effort_timestamp() - start) * tick;
                if (at >= ms - length / 2) {
                    scale();
                    return Math.round(at);
                }
            }
            throw new JobFailure("film", "no frame at " + ms + " ms");
        }

        private boolean next() {
            while (avcodec_receive_frame(decoder, frame) < 0) {
                if (draining) {
                    return false;
                }
                if (av_read_frame(format, packet) < 0) {
                    draining = true;
                    avcodec_send_packet(decoder, null);
                } else {
                    if (packet.stream_index() == stream.index()) {
                        avcodec_send_packet(decoder, packet);
                    }
                    av_packet_unref(packet);
                }
            }
            return true;
        }

        private void scale() {
            SwsContext context = scaler;
            if (context == null) {
                context =
                        sws_getContext(
                                frame.width(),
                                frame.height(),
                                frame.format(),
                                width,
                                height,
                                AV_PIX_FMT_BGRA,
                                SWS_BILINEAR,
                                null,
                                null,
                                (DoublePointer) null);
                scaler = context;
            }
            sws_scale(context, frame.data(), frame.linesize(), 0, frame.height(), planes, strides);
        }
    }
}
