package studio.truss.core.testing;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_INTERLACED_DCT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_INTERLACED_ME;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_TT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_new;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.av_color_primaries_from_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_range_from_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_space_from_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_transfer_from_name;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;

import static studio.truss.core.testing.FootageWriter.check;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

import java.nio.ByteOrder;

/// One track of a [Footage]: its source, its encoder, its stream.
final class FootageTrack implements AutoCloseable {
    private final FootageSource source;
    private final AVCodecContext encoder;
    private final AVStream stream;
    private final double length;
    private final long delayTicks;
    private final boolean interlaced;
    private double seconds;

    private FootageTrack(
            FootageSource source,
            AVCodecContext encoder,
            AVStream stream,
            Footage footage,
            long startMs,
            boolean interlaced) {
        this.source = source;
        this.encoder = encoder;
        this.stream = stream;
        this.length = footage.seconds;
        this.interlaced = interlaced;
        AVRational base = encoder.time_base();
        this.delayTicks = Math.round(startMs / 1000.0 * base.den() / base.num());
    }

    static FootageTrack picture(
            Footage footage, String chain, AVFormatContext muxer, boolean globalHeader) {
        FootageSource source = FootageSource.picture(chain, footage.pixelFormat);
        AVCodec codec = pictureCodec(footage, muxer);
        AVCodecContext encoder = avcodec_alloc_context3(codec);
        source.describePicture(encoder);
        encoder.gop_size(footage.gop);
        encoder.max_b_frames(codec.name().getString().equals("libopenh264") ? 0 : footage.bFrames);
        encoder.thread_count(1);
        if (footage.pictureBitRate > 0) {
            encoder.bit_rate(footage.pictureBitRate);
        }
        if (footage.aspectNum > 0) {
            encoder.sample_aspect_ratio(rational(footage.aspectNum, footage.aspectDen));
        }
        tagColor(footage, encoder);
        int flags = AV_CODEC_FLAG_BITEXACT | (globalHeader ? AV_CODEC_FLAG_GLOBAL_HEADER : 0);
        if (footage.topFieldFirst) {
            flags |= AV_CODEC_FLAG_INTERLACED_DCT | AV_CODEC_FLAG_INTERLACED_ME;
            encoder.field_order(AV_FIELD_TT);
        }
        encoder.flags(encoder.flags() | flags);
        av_opt_set(encoder.priv_data(), "preset", "veryfast", 0);
        av_opt_set(encoder.priv_data(), "deadline", "realtime", 0);
        check(avcodec_open2(encoder, codec, (AVDictionary) null), "encoder for " + chain);
        AVStream stream = stream(muxer, encoder);
        stream.avg_frame_rate(encoder.framerate());
        stream.sample_aspect_ratio(encoder.sample_aspect_ratio());
        if (footage.rotation != 0 || footage.mirrored) {
            turn(stream.codecpar(), footage.rotation, footage.mirrored);
        }
        return new FootageTrack(
                source, encoder, stream, footage, footage.pictureStartMs, footage.topFieldFirst);
    }

    static FootageTrack sound(
            Footage footage, String chain, AVFormatContext muxer, boolean globalHeader) {
        AVCodec codec = soundCodec(footage, muxer);
        FootageSource source = FootageSource.sound(chain, codec.name().getString());
        AVCodecContext encoder = avcodec_alloc_context3(codec);
        source.describeSound(encoder);
        encoder.strict_std_compliance(-2);
        encoder.flags(
                encoder.flags()
                        | AV_CODEC_FLAG_BITEXACT
                        | (globalHeader ? AV_CODEC_FLAG_GLOBAL_HEADER : 0));
        check(avcodec_open2(encoder, codec, (AVDictionary) null), "encoder for " + chain);
        source.frameSize(encoder.frame_size());
        AVStream stream = stream(muxer, encoder);
        return new FootageTrack(source, encoder, stream, footage, footage.soundStartMs, false);
    }

    private static AVCodec soundCodec(Footage footage, AVFormatContext muxer) {
        if (footage.soundCodec != null) {
            return avcodec_find_encoder_by_name(footage.soundCodec);
        }
        return switch (muxer.oformat().name().getString()) {
            case "webm" -> avcodec_find_encoder_by_name("libopus");
            case "matroska", "mpegts" -> avcodec_find_encoder_by_name("aac");
            default -> avcodec_find_encoder(muxer.oformat().audio_codec());
        };
    }

    private static AVCodec pictureCodec(Footage footage, AVFormatContext muxer) {
        if (footage.pictureCodec != null) {
            return avcodec_find_encoder_by_name(footage.pictureCodec);
        }
        String type = muxer.oformat().name().getString();
        if (type.contains("webm")) {
            return avcodec_find_encoder_by_name("libvpx");
        }
        if (type.equals("avi")) {
            return avcodec_find_encoder_by_name("mpeg4");
        }
        AVCodec x264 = avcodec_find_encoder_by_name("libx264");
        if (x264 != null && !x264.isNull()) {
            return x264;
        }
        AVCodec open = avcodec_find_encoder_by_name("libopenh264");
        return open != null && !open.isNull() ? open : avcodec_find_encoder(AV_CODEC_ID_H264);
    }

    private static void tagColor(Footage footage, AVCodecContext encoder) {
        if (!footage.matrix.isEmpty()) {
            encoder.colorspace(av_color_space_from_name(footage.matrix));
        }
        if (!footage.primaries.isEmpty()) {
            encoder.color_primaries(av_color_primaries_from_name(footage.primaries));
        }
        if (!footage.transfer.isEmpty()) {
            encoder.color_trc(av_color_transfer_from_name(footage.transfer));
        }
        if (!footage.range.isEmpty()) {
            encoder.color_range(av_color_range_from_name(footage.range));
        }
    }

    private static AVStream stream(AVFormatContext muxer, AVCodecContext encoder) {
        AVStream stream = avformat_new_stream(muxer, null);
        check(avcodec_parameters_from_context(stream.codecpar(), encoder), "stream");
        stream.time_base(encoder.time_base());
        return stream;
    }

    /// The display matrix: a turn, then the mirror, in 16.16 fixed point.
    private static void turn(AVCodecParameters codec, int rotation, boolean mirrored) {
        int cos = rotation == 0 ? 1 : rotation == 180 ? -1 : 0;
        int sin = rotation == 90 ? 1 : rotation == 270 ? -1 : 0;
        int flip = mirrored ? -1 : 1;
        int one = 1 << 16;
        int[] matrix = {
            flip * cos * one, sin * one, 0, -flip * sin * one, cos * one, 0, 0, 0, 1 << 30
        };
        try (PointerPointer<AVPacketSideData> list = new PointerPointer<>(1L);
                IntPointer count = new IntPointer(1L)) {
            list.put(0, null);
            count.put(0);
            AVPacketSideData data =
                    av_packet_side_data_new(
                            list, count, AV_PKT_DATA_DISPLAYMATRIX, matrix.length * 4L, 0);
            data.data()
                    .capacity(matrix.length * 4L)
                    .asByteBuffer()
                    .order(ByteOrder.nativeOrder())
                    .asIntBuffer()
                    .put(matrix);
            codec.coded_side_data(list.get(AVPacketSideData.class, 0));
            codec.nb_coded_side_data(1);
        }
    }

    private static AVRational rational(int num, int den) {
        AVRational value = new AVRational();
        value.num(num);
        value.den(den);
        return value;
    }

    /// How far this track has come.
    double seconds() {
        return seconds;
    }

    /// Encodes one frame; false once the track is written.
    boolean step(AVFormatContext muxer, AVPacket packet) {
        AVFrame frame = source.next();
        double at = frame == null ? length : frame.pts() * source.tick();
        boolean more = frame != null && at < length - 1e-9;
        if (more && frame != null) {
            if (frame.nb_samples() > 0) {
                long left = Math.round((length - at) / source.tick());
                frame.nb_samples((int) Math.min(left, frame.nb_samples()));
            }
            frame.pts(frame.pts() + delayTicks);
            frame.pict_type(AV_PICTURE_TYPE_NONE);
            if (interlaced) {
                frame.flags(
                        frame.flags()
                                | AVFrame.AV_FRAME_FLAG_INTERLACED
                                | AVFrame.AV_FRAME_FLAG_TOP_FIELD_FIRST);
            }
            check(avcodec_send_frame(encoder, frame), "encode");
            av_frame_unref(frame);
        } else {
            check(avcodec_send_frame(encoder, null), "flush");
        }
        seconds = at;
        while (avcodec_receive_packet(encoder, packet) >= 0) {
            av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
            packet.stream_index(stream.index());
            check(av_interleaved_write_frame(muxer, packet), "mux");
        }
        return more;
    }

    @Override
    public void close() {
        avcodec_free_context(encoder);
        source.close();
    }
}
