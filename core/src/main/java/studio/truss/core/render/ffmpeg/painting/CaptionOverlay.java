package studio.truss.core.render.ffmpeg.painting;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NV12;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;

import org.bytedeco.ffmpeg.avutil.AVFrame;

import studio.truss.core.captions.CaptionTrack;
import studio.truss.core.captions.painting.CaptionPainter;
import studio.truss.core.captions.painting.CaptionPicture;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.ffmpeg.encoders.Codes;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lays captions over frames of a clip. What is drawn is turned into the frame's colours once and
/// then laid over every frame that shows it, row by row where there is something. One thread for
/// life.
public final class CaptionOverlay {
    private final CaptionPainter painter;
    private Map<CaptionPicture, YuvPicture> ready = new HashMap<>();
    private byte[] row = new byte[0];

    public CaptionOverlay(CaptionTrack track, FrameSize size) {
        painter = new CaptionPainter(track, size.width(), size.height());
    }

    /// @param frame 4:2:0 of 8 bits; its own picture afterwards, whoever else held it
    /// @param ms the time of the source that the frame stands for
    public void draw(AVFrame frame, long ms) {
        List<CaptionPicture> pictures = painter.at(ms);
        if (pictures.isEmpty()) {
            return;
        }
        Codes.check(av_frame_make_writable(frame), "draw over a frame");
        Map<CaptionPicture, YuvPicture> used = new HashMap<>();
        for (CaptionPicture picture : pictures) {
            YuvPicture yuv = ready.get(picture);
            yuv = yuv == null ? YuvPicture.of(picture) : yuv;
            used.put(picture, yuv);
            lay(yuv, frame);
        }
        ready = used;
    }

    private void lay(YuvPicture picture, AVFrame frame) {
        lay(picture.luma(), plane(frame, 0, picture.bottom()), frame.linesize(0), 1, 0);
        if (frame.format() == AV_PIX_FMT_YUV420P) {
            lay(picture.blue(), plane(frame, 1, picture.bottom() / 2), frame.linesize(1), 1, 0);
            lay(picture.red(), plane(frame, 2, picture.bottom() / 2), frame.linesize(2), 1, 0);
        } else if (frame.format() == AV_PIX_FMT_NV12) {
            ByteBuffer both = plane(frame, 1, picture.bottom() / 2);
            lay(picture.blue(), both, frame.linesize(1), 2, 0);
            lay(picture.red(), both, frame.linesize(1), 2, 1);
        } else {
            throw new IllegalStateException("captions over pixel format " + frame.format());
        }
    }

    private static ByteBuffer plane(AVFrame frame, int plane, int rows) {
        return frame.data(plane).capacity((long) frame.linesize(plane) * rows).asByteBuffer();
    }

    /// @param step from one sample of the plane to the next, bytes
    /// @param first of the plane's samples in a group of `step`
    private void lay(YuvPicture.Plane over, ByteBuffer pixels, int stride, int step, int first) {
        for (int y = 0; y < over.height(); y++) {
            int from = over.from(y);
            int count = over.to(y) - from;
            if (count <= 0) {
                continue;
            }
            int bytes = count * step;
            if (row.length < bytes) {
                row = new byte[bytes];
            }
            int at = (over.y() + y) * stride + (over.x() + from) * step;
            // the last group of a row may end before a step's end
            int length = Math.min(bytes, pixels.capacity() - at);
            pixels.get(at, row, 0, length);
            over.blend(y, from, count, row, step, first);
            pixels.put(at, row, 0, length);
        }
    }
}
