package studio.truss.core.render.ffmpeg.sound;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PROFILE_AAC_LOW;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_clone;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.FloatPointer;

import studio.truss.core.media.LoudnessMeter;
import studio.truss.core.media.SoundReader;
import studio.truss.core.render.FileLimit;
import studio.truss.core.render.ffmpeg.encoders.Codes;

import java.util.ArrayList;
import java.util.List;

/// A clip's sound as AAC-LC packets in memory, so that it can be listened to before it is written.
public final class AacTrack implements AutoCloseable {
    public static final int SAMPLE_RATE = 48_000;
    public static final int CHANNELS = 2;

    private final AVCodecParameters parameters;
    private final List<AVPacket> packets;

    private AacTrack(AVCodecParameters parameters, List<AVPacket> packets) {
        this.parameters = parameters;
        this.packets = packets;
    }

    /// As [#encode(SoundReader, long, Runnable)], at the usual rate.
    public static AacTrack encode(SoundReader stereo, Runnable alive) {
        return encode(stereo, FileLimit.SOUND_BITS, alive);
    }

    /// @param stereo at 48 kHz, from its beginning
    /// @param bitRate bits a second
    /// @param alive called for every packet; may throw to stop
    public static AacTrack encode(SoundReader stereo, long bitRate, Runnable alive) {
        AVCodec codec = avcodec_find_encoder(AV_CODEC_ID_AAC);
        AVCodecContext context = avcodec_alloc_context3(codec);
        AVFrame frame = av_frame_alloc();
        AVPacket packet = av_packet_alloc();
        List<AVPacket> packets = new ArrayList<>();
        try (AVRational tick = new AVRational()) {
            context.sample_fmt(AV_SAMPLE_FMT_FLTP);
            context.sample_rate(SAMPLE_RATE);
            context.bit_rate(bitRate);
            context.profile(AV_PROFILE_AAC_LOW);
            av_channel_layout_default(context.ch_layout(), CHANNELS);
            tick.num(1);
            tick.den(SAMPLE_RATE);
            context.time_base(tick);
            context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT);
            Codes.check(avcodec_open2(context, codec, (AVDictionary) null), "open aac");
            feed(context, frame, packet, packets, stereo, alive);
            AVCodecParameters parameters = avcodec_parameters_alloc();
            avcodec_parameters_from_context(parameters, context);
            return new AacTrack(parameters, packets);
        } catch (RuntimeException | Error e) {
            packets.forEach(made -> av_packet_free(made));
            throw e;
        } finally {
            av_packet_free(packet);
            av_frame_free(frame);
            avcodec_free_context(context);
        }
    }

    private static void feed(
            AVCodecContext context,
            AVFrame frame,
            AVPacket packet,
            List<AVPacket> packets,
            SoundReader stereo,
            Runnable alive) {
        float[] block = new float[context.frame_size() * CHANNELS];
        float[][] planes = new float[CHANNELS][context.frame_size()];
        long at = 0;
        for (int n = stereo.read(block); n > 0; n = stereo.read(block)) {
            alive.run();
            for (int i = 0; i < n; i++) {
                planes[0][i] = block[i * 2];
                planes[1][i] = block[i * 2 + 1];
            }
            av_frame_unref(frame);
            frame.format(AV_SAMPLE_FMT_FLTP);
            frame.sample_rate(SAMPLE_RATE);
            av_channel_layout_default(frame.ch_layout(), CHANNELS);
            frame.nb_samples(n);
            frame.pts(at);
            at += n;
            Codes.check(av_frame_get_buffer(frame, 0), "sound buffer");
            Codes.check(av_frame_make_writable(frame), "sound buffer");
            for (int c = 0; c < CHANNELS; c++) {
                new FloatPointer(frame.data(c)).put(planes[c], 0, n);
            }
            Codes.check(avcodec_send_frame(context, frame), "encode aac");
            collect(context, packet, packets);
        }
        Codes.check(avcodec_send_frame(context, null), "end aac");
        collect(context, packet, packets);
    }

    private static void collect(AVCodecContext context, AVPacket packet, List<AVPacket> packets) {
        while (avcodec_receive_packet(context, packet) >= 0) {
            packets.add(av_packet_clone(packet));
            av_packet_unref(packet);
        }
    }

    /// Decodes the packets again and measures what a listener will hear.
    public LoudnessMeter measure() {
        LoudnessMeter meter = new LoudnessMeter(SAMPLE_RATE, CHANNELS, "stereo");
        AVCodec codec = avcodec_find_decoder(AV_CODEC_ID_AAC);
        AVCodecContext context = avcodec_alloc_context3(codec);
        AVFrame frame = av_frame_alloc();
        try {
            Codes.check(avcodec_parameters_to_context(context, parameters), "aac parameters");
            Codes.check(avcodec_open2(context, codec, (AVDictionary) null), "open aac decoder");
            for (AVPacket packet : packets) {
                Codes.check(avcodec_send_packet(context, packet), "decode aac");
                drain(context, frame, meter);
            }
            Codes.check(avcodec_send_packet(context, null), "decode aac");
            drain(context, frame, meter);
        } finally {
            av_frame_free(frame);
            avcodec_free_context(context);
        }
        return meter;
    }

    private static void drain(AVCodecContext context, AVFrame frame, LoudnessMeter meter) {
        while (avcodec_receive_frame(context, frame) >= 0) {
            int n = frame.nb_samples();
            float[] plane = new float[n];
            float[] stereo = new float[n * CHANNELS];
            for (int c = 0; c < CHANNELS; c++) {
                new FloatPointer(frame.data(c)).get(plane, 0, n);
                for (int i = 0; i < n; i++) {
                    stereo[i * CHANNELS + c] = plane[i];
                }
            }
            meter.add(stereo, n);
            av_frame_unref(frame);
        }
    }

    public AVCodecParameters parameters() {
        return parameters;
    }

    /// In order; times in samples, the first before 0 by the encoder's delay.
    public List<AVPacket> packets() {
        return packets;
    }

    @Override
    public void close() {
        packets.forEach(packet -> av_packet_free(packet));
        packets.clear();
        avcodec_parameters_free(parameters);
    }
}
