package studio.truss.core.render.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.ffmpeg.encoders.LibavEncoder;
import studio.truss.core.render.ffmpeg.encoders.RenderFailure;
import studio.truss.core.render.ffmpeg.encoders.VideoEncoder;

/// A device that goes away after some frames: a working encoder until then.
final class FailingEncoder implements VideoEncoder {
    private final VideoEncoder inner;
    private int left;

    private FailingEncoder(VideoEncoder inner, int frames) {
        this.inner = inner;
        this.left = frames;
    }

    /// Encoders of which the one named `broken` is `real` with a fault.
    static VideoEncoder.Factory after(int frames, String broken, String real) {
        return (name, settings) ->
                name.equals(broken)
                        ? new FailingEncoder(LibavEncoder.open(real, settings), frames)
                        : LibavEncoder.open(name, settings);
    }

    @Override
    public AVCodecContext context() {
        return inner.context();
    }

    @Override
    public String pixelFormat() {
        return inner.pixelFormat();
    }

    @Override
    public void send(@Nullable AVFrame frame) throws RenderFailure {
        if (left-- == 0) {
            throw new RenderFailure(RenderOutcome.Kind.ENCODER, "The device is gone.");
        }
        inner.send(frame);
    }

    @Override
    public boolean receive(AVPacket into) throws RenderFailure {
        return inner.receive(into);
    }

    @Override
    public void close() {
        inner.close();
    }
}
