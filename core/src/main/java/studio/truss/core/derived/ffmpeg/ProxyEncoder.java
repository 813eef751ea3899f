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

/// Opens the encoder that small films are made with: the best of this build of FFmpeg for what they
/// are for.
final class ProxyEncoder {
    /// FFmpeg's unit of `global_quality`, times the quantizer.
    private static final int MJPEG_QUALITY = 5 * 118;

    private ProxyEncoder() {}

    /// What matters about a film. x264 is in GPL builds. MJPEG comes last: six hours of it take 23
    /// GB, of OpenH264 a quarter.
    @SuppressWarnings("ImmutableEnumChecker") // List.of and Map.of
    enum Aim {
        /// Quick to make, and any frame is reached by decoding few others.
        ANY_FRAME_SOON(
                List.of("libx264", "libopenh264", "mjpeg"),
                15,
                0.12,
                200_000,
                Map.of("preset", "ultrafast", "tune", "fastdecode", "crf", "25")),
        /// Few frames in few bytes, in which writing can be read. Without B-frames: their times
        /// need an edit list, which not everybody who reads files heeds.
        FEW_BYTES(
                List.of("libx264", "libopenh264"),
                60,
                0.25,
                10_000,
                Map.of("preset", "faster", "crf", "32", "aq-mode", "2"));

        private final List<String> ladder;
        private final int gop;
        private final double bitsPerPixel;
        private final long bitsMin;
        private final Map<String, String> x264;

        /// @param gop frames from one key frame to the next
        /// @param bitsPerPixel that look like the others': OpenH264 knows no constant quality
        /// @param bitsMin a second, for OpenH264
        Aim(
                List<String> ladder,
                int gop,
                double bitsPerPixel,
                long bitsMin,
                Map<String, String> x264) {
            this.ladder = ladder;
            this.gop = gop;
            this.bitsPerPixel = bitsPerPixel;
            this.bitsMin = bitsMin;
            this.x264 = x264;
        }
    }

    /// @param timeBase of the frames that will come
    /// @param rate on the average
    /// @throws IOException where none can be opened
    static AVCodecContext open(
            Aim aim,
            int width,
            int height,
            Rational timeBase,
            Rational rate,
            int matrix,
            int threads)
            throws IOException {
        for (String name : aim.ladder) {
            AVCodec codec = avcodec_find_encoder_by_name(name);
            if (codec == null || codec.isNull()) {
                continue;
            }
            AVCodecContext context = avcodec_alloc_context3(codec);
            describe(context, width, height, timeBase, rate);
            context.gop_size(aim.gop);
            context.colorspace(matrix);
            context.thread_count(threads);
            AVDictionary options = new AVDictionary(null);
            tune(aim, context, name, rate).forEach((k, v) -> av_dict_set(options, k, v, 0));
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
        context.max_b_frames(0);
        // MJPEG in tv range is not in the book, but decoders know it
        context.strict_std_compliance(-1);
        context.flags(
                context.flags()
                        | AV_CODEC_FLAG_GLOBAL_HEADER
                        | AV_CODEC_FLAG_CLOSED_GOP
                        | AV_CODEC_FLAG_BITEXACT);
    }

    private static Map<String, String> tune(
            Aim aim, AVCodecContext context, String name, Rational rate) {
        return switch (name) {
            case "libx264" -> aim.x264;
            case "libopenh264" -> {
                double pixels = (double) context.width() * context.height() * rate.toDouble();
                context.bit_rate(Math.max(aim.bitsMin, Math.round(pixels * aim.bitsPerPixel)));
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
