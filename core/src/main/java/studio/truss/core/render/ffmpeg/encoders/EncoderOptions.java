package studio.truss.core.render.ffmpeg.encoders;

import studio.truss.core.media.Rational;
import studio.truss.core.render.FileLimit;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.Quality;

import java.util.LinkedHashMap;
import java.util.Map;

/// What one encoder is told, so that a word of [Quality] looks about the same on every rung; the
/// table and how it was set stand in `docs/encoders.md`. Pure.
///
/// @param pixelFormat of the frames that it takes
/// @param bitRate aimed at, 0 where quality alone decides
/// @param maxRate bits a second that are never exceeded for longer than the buffer
/// @param quantizer value of FFmpeg's `global_quality`, 0 where it is not used
/// @param gop frames between key frames
/// @param privates the encoder's own options
public record EncoderOptions(
        String pixelFormat,
        long bitRate,
        long maxRate,
        int quantizer,
        int gop,
        int bFrames,
        Map<String, String> privates) {

    /// Between superfast and veryfast, as `docs/performance.md` measured it: what veryfast gains it
    /// gains by the lookahead that weighs a block by what refers to it and by the second step of
    /// the search between pixels; its wider search, its smaller blocks and the second B-frame cost
    /// more than they give.
    private static final String STANDARD_X264 = "mbtree=1:rc-lookahead=10:subme=2:partitions=i8x8";

    private static final int GOP_SECONDS = 2;

    public EncoderOptions {
        privates = Map.copyOf(privates);
    }

    public static EncoderOptions of(
            String encoder, Quality quality, FrameSize size, Rational rate) {
        long max = quality.mostBits(size, rate);
        long bits = quality.usualBits(size, rate);
        int gop = Math.max(1, (int) Math.round(rate.toDouble() * GOP_SECONDS));
        Map<String, String> own = new LinkedHashMap<>();
        return switch (encoder) {
            case "libx264" -> {
                own.put("preset", x264Preset(quality));
                own.put(
                        "crf",
                        quality == Quality.STANDARD ? "19.2" : pick(quality, "26", "19", "17"));
                if (quality == Quality.STANDARD) {
                    own.put("x264-params", STANDARD_X264);
                }
                own.put("profile", "high");
                own.put("a53cc", "0");
                int bFrames = quality == Quality.STANDARD ? 1 : 2;
                yield new EncoderOptions("yuv420p", 0, max, 0, gop, bFrames, own);
            }
            case "h264_nvenc" -> {
                own.put("preset", pick(quality, "p3", "p5", "p6"));
                own.put("tune", "hq");
                own.put("rc", "vbr");
                own.put("cq", pick(quality, "28", "21", "18"));
                own.put("spatial-aq", "1");
                own.put("profile", "high");
                own.put("a53cc", "0");
                yield new EncoderOptions("yuv420p", 0, max, 0, gop, 2, own);
            }
            case "h264_qsv" -> {
                own.put("preset", pick(quality, "veryfast", "medium", "slow"));
                own.put("profile", "high");
                own.put("a53cc", "0");
                int icq = Integer.parseInt(pick(quality, "28", "21", "18"));
                yield new EncoderOptions("nv12", 0, 0, icq, gop, 2, own);
            }
            case "h264_vaapi" -> {
                own.put("rc_mode", "CQP");
                own.put("profile", "high");
                int qp = Integer.parseInt(pick(quality, "28", "21", "18"));
                yield new EncoderOptions("nv12", 0, 0, qp, gop, 0, own);
            }
            case "h264_videotoolbox" -> {
                own.put("profile", "high");
                own.put("allow_sw", "0");
                own.put("a53cc", "0");
                yield new EncoderOptions("nv12", bits, max, 0, gop, 2, own);
            }
            case "h264_mf" -> {
                own.put("rate_control", "pc_vbr");
                own.put("hw_encoding", "1");
                yield new EncoderOptions("nv12", bits, max, 0, gop, 0, own);
            }
            case "libopenh264" -> {
                own.put("rc_mode", "bitrate");
                own.put("profile", "high");
                yield new EncoderOptions("yuv420p", bits, max, 0, gop, 0, own);
            }
            default -> throw new IllegalArgumentException("no options for encoder " + encoder);
        };
    }

    /// The same for a file that must stay small: never more than a number of bits a second, and
    /// more work for each of them where that is to be had.
    EncoderOptions within(String encoder, long bitsMax) {
        long max = maxRate > 0 ? Math.min(maxRate, bitsMax) : bitsMax;
        Map<String, String> own = new LinkedHashMap<>(privates);
        return switch (encoder) {
            case "libx264" -> {
                own.put("preset", "faster");
                own.remove("x264-params");
                yield new EncoderOptions(pixelFormat, 0, max, 0, gop, 2, own);
            }
            case "h264_nvenc" -> new EncoderOptions(pixelFormat, 0, max, 0, gop, bFrames, own);
            case "h264_vaapi" -> {
                own.put("rc_mode", "VBR");
                yield new EncoderOptions(pixelFormat, max, max, 0, gop, bFrames, own);
            }
            // constant quality knows no highest rate there
            case "h264_qsv" -> new EncoderOptions(pixelFormat, max, max, 0, gop, bFrames, own);
            default ->
                    new EncoderOptions(
                            pixelFormat, Math.min(bitRate, max), max, 0, gop, bFrames, own);
        };
    }

    /// Whether an encoder is known to begin a closed group at each frame that is asked to be a key
    /// frame, so that its stream can be cut there.
    public static boolean closesGroupsOnDemand(String encoder) {
        return encoder.equals("libx264") || encoder.equals("libopenh264");
    }

    /// How far the highest rate may be run ahead of.
    public long bufferBits() {
        return Math.min(Integer.MAX_VALUE, Math.round(maxRate * FileLimit.AHEAD_SECONDS));
    }

    private static String x264Preset(Quality quality) {
        return switch (quality) {
            case DRAFT, STANDARD -> "superfast";
            case VERYFAST -> "veryfast";
            case HIGH -> "medium";
        };
    }

    private static String pick(Quality quality, String draft, String standard, String high) {
        return switch (quality) {
            case DRAFT -> draft;
            case STANDARD, VERYFAST -> standard;
            case HIGH -> high;
        };
    }
}
