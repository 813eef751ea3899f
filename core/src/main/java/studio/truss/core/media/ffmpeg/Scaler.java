package studio.truss.core.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_CL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_NCL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGRA;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_BT2020;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU601;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU709;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/// Brings frames to one size and one packed or planar format; the context is made anew only when a
/// frame is of another kind than the last. Of an interlaced picture the first field alone is taken.
/// One thread.
final class Scaler implements AutoCloseable {
    private final int width;
    private final int height;
    private final int format;
    private final int flags;
    private final boolean rgb;
    private final boolean interlaced;
    private final boolean bottomFirst;
    private final PointerPointer<Pointer> from = new PointerPointer<>(4L);
    private final IntPointer fromStrides = new IntPointer(4L);
    private @Nullable SwsContext context;
    private @Nullable Kind kind;

    private record Kind(int width, int height, int format, int matrix, int range) {}

    /// What is done with interlaced pictures.
    enum Fields {
        BOTH,
        TOP_ONLY,
        BOTTOM_ONLY
    }

    /// @param format FFmpeg's number of the pixel format that comes out
    /// @param flags swscale's
    Scaler(int width, int height, int format, int flags, Fields fields) {
        this.width = width;
        this.height = height;
        this.format = format;
        this.flags = flags;
        this.rgb = format == AV_PIX_FMT_BGRA;
        this.interlaced = fields != Fields.BOTH;
        this.bottomFirst = fields == Fields.BOTTOM_ONLY;
    }

    /// @param planes where the picture is put
    /// @param strides bytes from row to row of each plane
    void scale(AVFrame frame, PointerPointer<?> planes, IntPointer strides) {
        SwsContext scaler = contextFor(frame);
        if (!interlaced) {
            sws_scale(scaler, frame.data(), frame.linesize(), 0, frame.height(), planes, strides);
            return;
        }
        for (int i = 0; i < 4; i++) {
            BytePointer plane = frame.data(i);
            int stride = frame.linesize(i);
            boolean there = plane != null && !plane.isNull();
            from.put(i, there && bottomFirst ? plane.getPointer(stride) : plane);
            fromStrides.put(i, 2 * stride);
        }
        sws_scale(scaler, from, fromStrides, 0, frame.height() / 2, planes, strides);
    }

    private SwsContext contextFor(AVFrame frame) {
        Kind wanted =
                new Kind(
                        frame.width(),
                        interlaced ? frame.height() / 2 : frame.height(),
                        frame.format(),
                        frame.colorspace(),
                        frame.color_range());
        SwsContext current = context;
        if (current != null && wanted.equals(kind)) {
            return current;
        }
        SwsContext made =
                sws_getCachedContext(
                        current,
                        wanted.width,
                        wanted.height,
                        wanted.format,
                        width,
                        height,
                        format,
                        flags,
                        null,
                        null,
                        (DoublePointer) null);
        if (made == null || made.isNull()) {
            context = null;
            throw new IllegalStateException("pixel format " + wanted.format + " cannot be scaled");
        }
        IntPointer coefficients = sws_getCoefficients(coefficientsOf(matrixOf(frame)));
        sws_setColorspaceDetails(
                made,
                coefficients,
                wanted.range == AVCOL_RANGE_JPEG ? 1 : 0,
                coefficients,
                rgb ? 1 : 0,
                0,
                1 << 16,
                1 << 16);
        context = made;
        kind = wanted;
        return made;
    }

    /// The matrix that a frame's colours are taken to have; those who say nothing are judged by
    /// their height, as players do.
    static int matrixOf(AVFrame frame) {
        int matrix = frame.colorspace();
        if (matrix == AVCOL_SPC_BT709
                || (matrix == AVCOL_SPC_UNSPECIFIED && frame.height() >= 720)) {
            return AVCOL_SPC_BT709;
        }
        return matrix == AVCOL_SPC_BT2020_NCL || matrix == AVCOL_SPC_BT2020_CL
                ? AVCOL_SPC_BT2020_NCL
                : AVCOL_SPC_SMPTE170M;
    }

    private static int coefficientsOf(int matrix) {
        if (matrix == AVCOL_SPC_BT709) {
            return SWS_CS_ITU709;
        }
        return matrix == AVCOL_SPC_BT2020_NCL ? SWS_CS_BT2020 : SWS_CS_ITU601;
    }

    @Override
    public void close() {
        if (context != null) {
            sws_freeContext(context);
            context = null;
        }
        from.close();
        fromStrides.close();
    }
}
