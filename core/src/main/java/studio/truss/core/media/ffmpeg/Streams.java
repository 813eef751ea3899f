package studio.truss.core.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_BB;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_BT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_PROGRESSIVE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_TB;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_TT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_profile_name;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEFAULT;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_ATTACHMENT;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_DATA;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_SUBTITLE;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_describe;
import static org.bytedeco.ffmpeg.global.avutil.av_color_primaries_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_range_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_space_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_transfer_name;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt_name;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.jspecify.annotations.Nullable;

import studio.truss.core.media.AudioStream;
import studio.truss.core.media.MediaStream;
import studio.truss.core.media.OtherStream;
import studio.truss.core.media.Rational;
import studio.truss.core.media.VideoStream;
import studio.truss.core.media.VideoStream.ColorInfo;
import studio.truss.core.media.VideoStream.FieldOrder;

import java.nio.charset.StandardCharsets;

/// Puts libav's view of a stream into our records, with every number kept in bounds. One thread.
final class Streams {
    private static final Rational NO_RATE = Rational.of(0, 1);
    static final Rational MICROS = Rational.of(1, 1_000_000);
    private static final Rational SQUARE = Rational.of(1, 1);

    /// Nothing that is cut into clips lasts longer; what claims to is treated as unknown.
    private static final long DURATION_MS_MAX = 1000L * 60 * 60 * 24 * 30;

    private Streams() {}

    static Rational timeBase(AVStream stream) {
        return Libav.rational(stream.time_base(), Rational.MILLIS);
    }

    /// What only frames and packets tell of a picture stream.
    record Measured(
            long startPts,
            Rational frameRate,
            boolean variableRate,
            FieldOrder fieldOrder,
            int width,
            int height,
            long durationMs) {}

    /// @param clock where the source's time 0 lies
    static MediaStream describe(AVStream stream, SourceClock clock) {
        int type = stream.codecpar().codec_type();
        if (type == AVMEDIA_TYPE_VIDEO) {
            return video(stream, headerOf(stream));
        }
        return type == AVMEDIA_TYPE_AUDIO ? audio(stream, clock) : other(stream, type);
    }

    /// What the header says, for a stream that nobody decodes.
    static Measured headerOf(AVStream stream) {
        return new Measured(
                stream.start_time() == AV_NOPTS_VALUE ? 0 : stream.start_time(),
                frameRate(stream),
                false,
                fieldOrder(stream.codecpar().field_order()),
                Math.max(0, stream.codecpar().width()),
                Math.max(0, stream.codecpar().height()),
                durationMs(stream));
    }

    static VideoStream video(AVStream stream, Measured measured) {
        AVCodecParameters codec = stream.codecpar();
        Orientation orientation = orientation(codec);
        int width = measured.width();
        int height = measured.height();
        return new VideoStream(
                stream.index(),
                Libav.string(avcodec_get_name(codec.codec_id())),
                Libav.string(avcodec_profile_name(codec.codec_id(), codec.profile())),
                width,
                height,
                orientation.turned() ? height : width,
                orientation.turned() ? width : height,
                sampleAspect(stream),
                measured.frameRate(),
                baseRate(stream, measured.frameRate()),
                measured.variableRate(),
                orientation.rotation(),
                orientation.mirrored(),
                color(codec),
                measured.fieldOrder(),
                timeBase(stream),
                measured.startPts(),
                measured.durationMs(),
                isAttachedPicture(stream),
                (stream.disposition() & AV_DISPOSITION_DEFAULT) != 0);
    }

    static boolean isAttachedPicture(AVStream stream) {
        return (stream.disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0;
    }

    private static AudioStream audio(AVStream stream, SourceClock clock) {
        AVCodecParameters codec = stream.codecpar();
        byte[] layout = new byte[128];
        av_channel_layout_describe(codec.ch_layout(), layout, layout.length);
        long start = stream.start_time();
        return new AudioStream(
                stream.index(),
                Libav.string(avcodec_get_name(codec.codec_id())),
                Math.max(0, codec.sample_rate()),
                Math.max(0, codec.ch_layout().nb_channels()),
                text(layout),
                timeBase(stream),
                start == AV_NOPTS_VALUE ? 0 : clock.ms(start, timeBase(stream)),
                durationMs(stream),
                tag(stream, "language"),
                tag(stream, "title"),
                (stream.disposition() & AV_DISPOSITION_DEFAULT) != 0);
    }

    private static OtherStream other(AVStream stream, int type) {
        String kind = "unknown";
        if (type == AVMEDIA_TYPE_SUBTITLE) {
            kind = "subtitle";
        } else if (type == AVMEDIA_TYPE_DATA) {
            kind = "data";
        } else if (type == AVMEDIA_TYPE_ATTACHMENT) {
            kind = "attachment";
        }
        String codec = Libav.string(avcodec_get_name(stream.codecpar().codec_id()));
        return new OtherStream(stream.index(), codec.equals("none") ? "unknown" : codec, kind);
    }

    /// Length of one stream, 0 where the file does not say or says something absurd.
    static long durationMs(AVStream stream) {
        return boundedMs(stream.duration(), timeBase(stream));
    }

    /// Ticks as milliseconds, 0 where they are unknown, negative or beyond a month.
    static long boundedMs(long ticks, Rational timeBase) {
        if (ticks == AV_NOPTS_VALUE || ticks <= 0) {
            return 0;
        }
        double ms = (double) ticks * timeBase.toDouble() * 1000;
        return ms > DURATION_MS_MAX ? 0 : timeBase.toMillis(ticks);
    }

    /// Where the container says that it ends, on the source's clock; 0 where it does not say.
    static long containerEndMs(AVFormatContext context, SourceClock clock) {
        long length = boundedMs(context.duration(), MICROS);
        if (length == 0) {
            return 0;
        }
        // Matroska counts its length from time 0, the others from their first packet.
        boolean fromZero = Libav.string(context.iformat().name()).startsWith("matroska");
        boolean unknown = fromZero || context.start_time() == AV_NOPTS_VALUE;
        return Math.max(
                0, clock.ms(context.duration() + (unknown ? 0 : context.start_time()), MICROS));
    }

    private static Orientation orientation(AVCodecParameters codec) {
        AVPacketSideData data = sideData(codec, AV_PKT_DATA_DISPLAYMATRIX);
        return data == null
                ? Orientation.UPRIGHT
                : Orientation.ofDisplayMatrix(data.data().capacity(data.size()).asByteBuffer());
    }

    static @Nullable AVPacketSideData sideData(AVCodecParameters codec, int type) {
        int count = codec.nb_coded_side_data();
        if (count <= 0) {
            return null;
        }
        AVPacketSideData data = av_packet_side_data_get(codec.coded_side_data(), count, type);
        return data == null || data.isNull() ? null : data;
    }

    private static Rational sampleAspect(AVStream stream) {
        Rational ofStream = Libav.rational(stream.sample_aspect_ratio(), SQUARE);
        Rational aspect =
                ofStream.equals(SQUARE)
                        ? Libav.rational(stream.codecpar().sample_aspect_ratio(), SQUARE)
                        : ofStream;
        double value = aspect.toDouble();
        return value < 1.0 / 16 || value > 16 ? SQUARE : aspect;
    }

    private static Rational frameRate(AVStream stream) {
        Rational average = Libav.rational(stream.avg_frame_rate(), NO_RATE);
        Rational rate =
                average.num() == 0 ? Libav.rational(stream.r_frame_rate(), NO_RATE) : average;
        return rate.toDouble() > 1000 ? NO_RATE : rate;
    }

    private static Rational baseRate(AVStream stream, Rational average) {
        Rational rate = Libav.rational(stream.r_frame_rate(), average);
        return rate.num() <= 0 || rate.toDouble() > 1000 ? average : rate;
    }

    private static ColorInfo color(AVCodecParameters codec) {
        int format = codec.format();
        AVPixFmtDescriptor pixels = av_pix_fmt_desc_get(format);
        return new ColorInfo(
                Libav.string(av_get_pix_fmt_name(format)),
                pixels == null || pixels.isNull() ? 0 : pixels.comp(0).depth(),
                Libav.string(av_color_space_name(codec.color_space())),
                Libav.string(av_color_primaries_name(codec.color_primaries())),
                Libav.string(av_color_transfer_name(codec.color_trc())),
                Libav.string(av_color_range_name(codec.color_range())));
    }

    private static FieldOrder fieldOrder(int order) {
        if (order == AV_FIELD_PROGRESSIVE) {
            return FieldOrder.PROGRESSIVE;
        }
        if (order == AV_FIELD_TT || order == AV_FIELD_TB) {
            return FieldOrder.TOP_FIRST;
        }
        return order == AV_FIELD_BB || order == AV_FIELD_BT
                ? FieldOrder.BOTTOM_FIRST
                : FieldOrder.UNKNOWN;
    }

    private static String tag(AVStream stream, String key) {
        AVDictionaryEntry entry = av_dict_get(stream.metadata(), key, null, 0);
        String value = entry == null || entry.isNull() ? "" : Libav.string(entry.value());
        return value.length() > 200 ? value.substring(0, 200) : value;
    }

    private static String text(byte[] zeroEnded) {
        int end = 0;
        while (end < zeroEnded.length && zeroEnded[end] != 0) {
            end++;
        }
        return new String(zeroEnded, 0, end, StandardCharsets.UTF_8);
    }
}
