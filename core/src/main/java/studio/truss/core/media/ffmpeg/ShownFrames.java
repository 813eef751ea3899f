package studio.truss.core.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGRA;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

import studio.truss.core.media.VideoStream;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/// Frames as a viewer sees them, opaque BGRA without padding: turned, mirrored, HDR brought to SDR
/// brightness, one field of an interlaced picture. An ordinary frame goes straight from the decoder
/// into the caller's memory. One thread.
public final class ShownFrames implements AutoCloseable {
    /// Rows of other lengths could be written beyond their end by swscale's vector code.
    private static final int DIRECT_PIXELS = 16;

    private static final int ROW_BYTES = 64;

    private final int width;
    private final int height;
    private final int storedWidth;
    private final int storedHeight;
    private final Orientation orientation;
    private final byte @Nullable [] toneCurve;
    private final Scaler scaler;
    private final PointerPointer<BytePointer> planes = new PointerPointer<>(4L);
    private final IntPointer strides = new IntPointer(4L);
    private final @Nullable BytePointer between;
    private final int rowBytes;

    /// @param flags swscale's word for how
    private ShownFrames(VideoStream stream, int width, int height, int flags) {
        this.width = width;
        this.height = height;
        boolean turned = stream.rotation() % 180 != 0;
        storedWidth = turned ? height : width;
        storedHeight = turned ? width : height;
        orientation = new Orientation(stream.rotation(), stream.mirrored());
        toneCurve = ToneCurve.of(stream.color().transfer());
        scaler = new Scaler(storedWidth, storedHeight, AV_PIX_FMT_BGRA, flags, fields(stream));
        rowBytes = (storedWidth * 4 + ROW_BYTES - 1) / ROW_BYTES * ROW_BYTES;
        boolean direct = orientation.upright() && toneCurve == null && width % DIRECT_PIXELS == 0;
        between = direct ? null : new BytePointer((long) rowBytes * storedHeight + ROW_BYTES);
        planes.put(0, null).put(1, null).put(2, null).put(3, null);
        strides.put(0, rowBytes).put(1, 0).put(2, 0).put(3, 0);
    }

    /// In the shape of the stream's pixels.
    ///
    /// @param maxWidth of the picture as shown; never enlarged
    public static ShownFrames within(VideoStream stream, int maxWidth) {
        int width = Math.min(maxWidth, stream.width());
        int height =
                (int) Math.max(1, Math.round((double) stream.height() * width / stream.width()));
        return new ShownFrames(stream, width, height, SWS_BILINEAR);
    }

    /// In square pixels.
    public static ShownFrames ofHeight(VideoStream stream, int height) {
        double shape = stream.displayedSampleAspect().toDouble() * stream.width() / stream.height();
        int width = (int) Math.clamp(Math.round(height * shape), 1, 16L * height);
        return new ShownFrames(stream, width, height, SWS_AREA);
    }

    static Scaler.Fields fields(VideoStream stream) {
        return switch (stream.fieldOrder()) {
            case TOP_FIRST -> Scaler.Fields.TOP_ONLY;
            case BOTTOM_FIRST -> Scaler.Fields.BOTTOM_ONLY;
            case PROGRESSIVE, UNKNOWN -> Scaler.Fields.BOTH;
        };
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int bytes() {
        return 4 * width * height;
    }

    /// @param bgra native memory for `width * height * 4` bytes
    public void paint(AVFrame frame, MemorySegment bgra) {
        BytePointer middle = between;
        if (middle == null) {
            try (Address target = new Address(bgra)) {
                planes.put(0, target);
                scaler.scale(frame, planes, strides);
            }
            return;
        }
        planes.put(0, middle);
        scaler.scale(frame, planes, strides);
        IntBuffer stored = packed(middle);
        IntBuffer shown = bgra.asByteBuffer().order(ByteOrder.nativeOrder()).asIntBuffer();
        if (orientation.upright()) {
            shown.put(0, stored, 0, storedWidth * storedHeight);
        } else {
            orientation.apply(stored, storedWidth, storedHeight, shown);
        }
    }

    /// The scaled picture without the padding of its rows, its light bent where that is needed.
    private IntBuffer packed(BytePointer middle) {
        IntBuffer rows =
                middle.position(0)
                        .capacity((long) rowBytes * storedHeight)
                        .asByteBuffer()
                        .order(ByteOrder.nativeOrder())
                        .asIntBuffer();
        int row = rowBytes / 4;
        int[] line = new int[storedWidth];
        for (int y = 0; y < storedHeight; y++) {
            rows.get(y * row, line);
            if (toneCurve != null) {
                bend(line, toneCurve);
            }
            rows.put(y * storedWidth, line);
        }
        return rows;
    }

    private static void bend(int[] line, byte[] curve) {
        for (int i = 0; i < line.length; i++) {
            int pixel = line[i];
            int red = curve[(pixel >> 16) & 0xff] & 0xff;
            int green = curve[(pixel >> 8) & 0xff] & 0xff;
            int blue = curve[pixel & 0xff] & 0xff;
            line[i] = (pixel & 0xff000000) | (red << 16) | (green << 8) | blue;
        }
    }

    @Override
    public void close() {
        scaler.close();
        planes.close();
        strides.close();
        if (between != null) {
            between.close();
        }
    }
}
