package studio.truss.core.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGRA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import studio.truss.core.media.VideoStream;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Frames as [ShownFrames] shows them, small and as 8-bit 4:2:0 for an encoder. One thread.
public final class ProxyFrames implements AutoCloseable {
    private static final int ALIGNMENT = 64;

    private final int width;
    private final int height;
    private final AVFrame small = av_frame_alloc();
    private final Scaler toSmall;
    private final @Nullable Upright upright;

    /// Pictures that have to be turned, or their light bent, are first painted as they are shown.
    private static final class Upright implements AutoCloseable {
        private final ShownFrames shown;
        private final Arena arena = Arena.ofConfined();
        private final MemorySegment pixels;
        private final AVFrame frame = av_frame_alloc();

        Upright(VideoStream stream, int maxWidth) {
            shown = ShownFrames.within(stream, maxWidth);
            pixels = arena.allocate(shown.bytes() + ALIGNMENT, ALIGNMENT);
            frame.format(AV_PIX_FMT_BGRA);
            frame.width(shown.width());
            frame.height(shown.height());
            frame.linesize(0, 4 * shown.width());
            frame.data(0, new Address(pixels));
            frame.colorspace(AVCOL_SPC_BT709);
            frame.color_range(AVCOL_RANGE_JPEG);
        }

        AVFrame paint(AVFrame stored) {
            shown.paint(stored, pixels.asSlice(0, shown.bytes()));
            return frame;
        }

        @Override
        public void close() {
            av_frame_free(frame);
            shown.close();
            arena.close();
        }
    }

    private ProxyFrames(VideoStream stream, double shownWidth, double shownHeight, int shortSide) {
        double scale = Math.min(1, shortSide / Math.min(shownWidth, shownHeight));
        width = even(shownWidth * scale);
        height = even(shownHeight * scale);
        boolean plain = stream.rotation() == 0 && !stream.mirrored() && !stream.color().hdr();
        upright = plain ? null : new Upright(stream, width);
        toSmall =
                new Scaler(
                        width,
                        height,
                        AV_PIX_FMT_YUV420P,
                        SWS_BILINEAR,
                        plain ? ShownFrames.fields(stream) : Scaler.Fields.BOTH);
        small.format(AV_PIX_FMT_YUV420P);
        small.width(width);
        small.height(height);
        small.color_range(AVCOL_RANGE_MPEG);
        if (av_frame_get_buffer(small, ALIGNMENT) < 0) {
            throw new IllegalStateException("no memory for a picture of " + width + "x" + height);
        }
    }

    /// In the shape of the stream's pixels.
    ///
    /// @param shortSide of the picture, even; never enlarged
    public static ProxyFrames within(VideoStream stream, int shortSide) {
        return new ProxyFrames(stream, stream.width(), stream.height(), shortSide);
    }

    /// In square pixels: the longer side is as many as the source has, the other is shortened.
    ///
    /// @param shortSide of the picture, even; never enlarged
    public static ProxyFrames square(VideoStream stream, int shortSide) {
        double aspect = stream.displayedSampleAspect().toDouble();
        return new ProxyFrames(
                stream,
                stream.width() * Math.min(1, aspect),
                stream.height() / Math.max(1, aspect),
                shortSide);
    }

    private static int even(double pixels) {
        return Math.max(2, (int) Math.round(pixels / 2) * 2);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /// The picture in its small form, borrowed until the next call; its times are not set.
    public AVFrame convert(AVFrame frame) {
        if (av_frame_make_writable(small) < 0) {
            throw new IllegalStateException("no memory for a picture");
        }
        AVFrame stored = upright == null ? frame : upright.paint(frame);
        small.colorspace(Scaler.matrixOf(stored));
        toSmall.scale(stored, small.data(), small.linesize());
        return small;
    }

    @Override
    public void close() {
        toSmall.close();
        av_frame_free(small);
        if (upright != null) {
            upright.close();
        }
    }
}
