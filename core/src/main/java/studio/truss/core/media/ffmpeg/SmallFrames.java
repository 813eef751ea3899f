package studio.truss.core.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_CL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_NCL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;
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
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

import studio.truss.core.media.SmallFrame;
import studio.truss.core.media.VideoStream;

import java.nio.ByteBuffer;

/// Scales frames down to BGR as a viewer sees them: turned, mirrored, HDR brought to SDR
/// brightness.
///
/// Every picture has the same size, also where the stream changes its own. The buffer of a
/// [SmallFrame] is overwritten by the next. One thread.
public final class SmallFrames implements AutoCloseable {
    private static final int ROW_ALIGNMENT = 64;

    private final int width;
    private final int height;
    private final double scale;
    private final int storedWidth;
    private final int storedHeight;
    private final int rowBytes;
    private final BytePointer target;
    private final PointerPointer<BytePointer> targetPlanes = new PointerPointer<>(4L);
    private final IntPointer targetStrides = new IntPointer(4L);
    private final ByteBuffer view;
    private final byte[] stored;
    private final byte[] shown;
    private final Orientation orientation;
    private final byte @Nullable [] toneCurve;
    private @Nullable SwsContext scaler;
    private int frameWidth;
    private int frameHeight;
    private int frameFormat = -1;
    private int frameMatrix = -1;
    private int frameRange = -1;

    /// @param maxWidth of the picture as shown; never enlarged
    public SmallFrames(VideoStream stream, int maxWidth) {
        if (stream.width() <= 0 || stream.height() <= 0 || maxWidth <= 0) {
            throw new IllegalArgumentException(
                    stream.width() + "x" + stream.height() + " to width " + maxWidth);
        }
        width = Math.min(maxWidth, stream.width());
        scale = (double) stream.width() / width;
        height = Math.max(1, (int) Math.round(stream.height() / scale));
        boolean turned = stream.rotation() % 180 != 0;
        storedWidth = turned ? height : width;
        storedHeight = turned ? width : height;
        rowBytes = (storedWidth * 3 + ROW_ALIGNMENT - 1) / ROW_ALIGNMENT * ROW_ALIGNMENT;
        long bytes = (long) rowBytes * storedHeight + ROW_ALIGNMENT;
        target = new BytePointer(bytes);
        target.zero();
        view = target.asByteBuffer();
        targetPlanes.put(0, target).put(1, null).put(2, null).put(3, null);
        targetStrides.put(0, rowBytes).put(1, 0).put(2, 0).put(3, 0);
        stored = new byte[storedWidth * storedHeight * 3];
        orientation = new Orientation(stream.rotation(), stream.mirrored());
        shown = orientation.upright() ? stored : new byte[stored.length];
        toneCurve = ToneCurve.of(stream.color().transfer());
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /// @param index what the small frame is to carry
    public SmallFrame convert(AVFrame frame, int index, long ms) {
        SwsContext context = scalerFor(frame);
        sws_scale(
                context,
                frame.data(),
                frame.linesize(),
                0,
                frame.height(),
                targetPlanes,
                targetStrides);
        int row = storedWidth * 3;
        for (int y = 0; y < storedHeight; y++) {
            view.get(y * rowBytes, stored, y * row, row);
        }
        if (toneCurve != null) {
            for (int i = 0; i < stored.length; i++) {
                stored[i] = toneCurve[stored[i] & 0xff];
            }
        }
        if (!orientation.upright()) {
            orientation.apply(stored, storedWidth, storedHeight, shown);
        }
        return new SmallFrame(index, ms, width, height, scale, shown);
    }

    private SwsContext scalerFor(AVFrame frame) {
        int matrix = frame.colorspace();
        int range = frame.color_range();
        SwsContext current = scaler;
        if (current != null
                && frame.width() == frameWidth
                && frame.height() == frameHeight
                && frame.format() == frameFormat
                && matrix == frameMatrix
                && range == frameRange) {
            return current;
        }
        SwsContext context =
                sws_getCachedContext(
                        current,
                        frame.width(),
                        frame.height(),
                        frame.format(),
                        storedWidth,
                        storedHeight,
                        AV_PIX_FMT_BGR24,
                        SWS_AREA,
                        null,
                        null,
                        (DoublePointer) null);
        if (context == null || context.isNull()) {
            scaler = null;
            throw new IllegalStateException("pixel format " + frame.format() + " cannot be scaled");
        }
        IntPointer coefficients = sws_getCoefficients(coefficientsOf(matrix, frame.height()));
        sws_setColorspaceDetails(
                context,
                coefficients,
                range == AVCOL_RANGE_JPEG ? 1 : 0,
                coefficients,
                1,
                0,
                1 << 16,
                1 << 16);
        scaler = context;
        frameWidth = frame.width();
        frameHeight = frame.height();
        frameFormat = frame.format();
        frameMatrix = matrix;
        frameRange = range;
        return context;
    }

    private static int coefficientsOf(int matrix, int height) {
        if (matrix == AVCOL_SPC_BT709 || (matrix == AVCOL_SPC_UNSPECIFIED && height >= 720)) {
            return SWS_CS_ITU709;
        }
        return matrix == AVCOL_SPC_BT2020_NCL || matrix == AVCOL_SPC_BT2020_CL
                ? SWS_CS_BT2020
                : SWS_CS_ITU601;
    }

    @Override
    public void close() {
        if (scaler != null) {
            sws_freeContext(scaler);
            scaler = null;
        }
        target.close();
        targetPlanes.close();
        targetStrides.close();
    }
}
