package studio.truss.core.bench.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_clone;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

import studio.truss.core.bench.BenchJobs;
import studio.truss.core.render.ffmpeg.encoders.RenderFailure;
import studio.truss.core.render.ffmpeg.encoders.VideoEncoder;

import java.util.ArrayDeque;
import java.util.Deque;

/// Encodes pictures, decodes what came out and compares it with what went in. One thread.
final class QualityTrial implements AutoCloseable {
    private final VideoEncoder encoder;
    private final AVCodecContext decoder;
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame seen = av_frame_alloc();
    private final Deque<AVFrame> waiting = new ArrayDeque<>();
    private final Ssim ssim = new Ssim();
    private long bytes;

    /// @param encoder is taken over; of H.264
    QualityTrial(VideoEncoder encoder) {
        this.encoder = encoder;
        AVCodec codec = avcodec_find_decoder(AV_CODEC_ID_H264);
        this.decoder = avcodec_alloc_context3(codec);
        AVCodecParameters parameters = avcodec_parameters_alloc();
        avcodec_parameters_from_context(parameters, encoder.context());
        avcodec_parameters_to_context(decoder, parameters);
        avcodec_parameters_free(parameters);
        if (avcodec_open2(decoder, codec, (AVDictionary) null) < 0) {
            throw new IllegalStateException("the H.264 decoder does not open");
        }
    }

    /// @param painted stays the caller's; its pts counts from 0
    void add(AVFrame painted) throws RenderFailure {
        waiting.add(av_frame_clone(painted));
        encoder.send(painted);
        decode();
    }

    BenchJobs.Encoded finish() throws RenderFailure {
        encoder.send(null);
        decode();
        avcodec_send_packet(decoder, null);
        compare();
        if (!waiting.isEmpty()) {
            throw new IllegalStateException(waiting.size() + " pictures were not decoded");
        }
        return new BenchJobs.Encoded(ssim.mean(), bytes);
    }

    private void decode() throws RenderFailure {
        while (encoder.receive(packet)) {
            bytes += packet.size();
            avcodec_send_packet(decoder, packet);
            av_packet_unref(packet);
            compare();
        }
    }

    private void compare() {
        while (avcodec_receive_frame(decoder, seen) >= 0) {
            AVFrame painted = waiting.remove();
            ssim.add(painted, seen);
            av_frame_free(painted);
            av_frame_unref(seen);
        }
    }

    @Override
    public void close() {
        encoder.close();
        avcodec_free_context(decoder);
        av_packet_free(packet);
        av_frame_free(seen);
        waiting.forEach(frame -> av_frame_free(frame));
    }
}
