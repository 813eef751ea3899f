package studio.truss.core.derived.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_CLOSED_GOP;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;

import studio.truss.core.media.Rational;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Opens the encoder that a picture proxy is made with: the quickest of this build of FFmpeg, set
/// so that any frame is reached by decoding few others.
final class ProxyEncoder {
    /// Frames from one key frame to the next.
    private static final int GOP = 15;

    /// OpenH264 knows no constant quality: bits for a pixel that look like the others'.
    private static final double BITS_PER_PIXEL = 0.12;

    /// FFmpeg's unit of `global_quality`, times the quantizer.
    private static final int MJPEG_QUALITY = 5 * 118;

    /// x264 is in GPL builds. MJPEG comes last: six hours of it take 23 GB, of OpenH264 a quarter.
    private static final List<String> LADDER = List.of("libx264", "libopenh264", "mjpeg");

    private ProxyEncoder() {}

    /// @param timeBase of the frames that will come
    /// @param rate on the average
    /// @throws IOException where none can be opened
    static AVCodecContext open(
            int width, int height, Rational timeBase, Rational rate, int matrix, int threads)
            throws IOException {
        for (String name : LADDER) {
            AVCodec codec = avcodec_find_encoder_by_name(name);
            if (codec == null || codec.isNull()) {
                continue;
            }
            AVCodecContext context = avcodec_alloc_context3(codec);
            describe(context, width, height, timeBase, rate);
            context.colorspace(matrix);
            context.thread_count(threads);
            AVDictionary options = new AVDictionary(null);
            tune(context, name, rate).forEach((k, v) -> av_dict_set(options, k, v, 0));
            int opened = avcodec_open2(context, codec, options);
            av_dict_free(options);
            if (opened >= 0) {
                return context;
            }
            avcodec_free_context(context);
        }
        throw new IOException("no encoder of this FFmpeg takes " + width + "x" + height);
    }

    private static void describe(
            AVCodecContext context, int width, int height, Rational timeBase, Rational rate) {
        context.width(width);
        context.height(height);
        context.pix_fmt(AV_PIX_FMT_YUV420P);
        context.color_range(AVCOL_RANGE_MPEG);
        try (AVRational tick = rational(timeBase);
                AVRational average = rational(rate)) {
            context.time_base(tick);
            context.framerate(average);
        }
        context.gop_size(GOP);
        context.max_b_frames(0);
        // MJPEG in tv range is not in the book, but decoders know it
        context.strict_std_compliance(-1);
        context.flags(
                context.flags()
                        | AV_CODEC_FLAG_GLOBAL_HEADER
                        | AV_CODEC_FLAG_CLOSED_GOP
                        | AV_CODEC_FLAG_BITEXACT);
    }

    private static Map<String, String> tune(AVCodecContext context, String name, Rational rate) {
        return switch (name) {
            case "libx264" -> Map.of("preset", "ultrafast", "tune", "fastdecode", "crf", "25");
            case "libopenh264" -> {
                double pixels = (double) context.width() * context.height() * rate.toDouble();
                context.bit_rate(Math.max(200_000, Math.round(pixels * BITS_PER_PIXEL)));
                yield Map.of("rc_mode", "bitrate", "allow_skip_frames", "0");
            }
            default -> {
                context.flags(context.flags() | AV_CODEC_FLAG_QSCALE);
                context.global_quality(MJPEG_QUALITY);
                yield Map.of();
            }
        };
    }

    static AVRational rational(Rational value) {
        AVRational made = new AVRational();
        made.num(Math.toIntExact(value.num()));
        made.den(Math.toIntExact(value.den()));
        return made;
    }
}
