package studio.truss.core.render.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_I;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.ffmpeg.encoders.RenderFailure;
import studio.truss.core.render.ffmpeg.encoders.VideoEncoder;

/// The pictures of a strip: painted, numbered from 0 and encoded. One thread for life.
final class StripPictures implements AutoCloseable {
    private final ShotPainter painter;
    private final VideoEncoder encoder;
    private final Sink sink;
    private final AVPacket packet = av_packet_alloc();
    private long frames;

    /// Takes packets as they come out of the encoder.
    @FunctionalInterface
    interface Sink {
        /// @param packet the sink's own until it returns; times in frames of the strip
        void take(AVPacket packet);
    }

    /// @param encoder is taken over
    StripPictures(RenderPlan whole, VideoEncoder encoder, Sink sink) {
        this.painter = new ShotPainter(whole, new Framing(whole), encoder.pixelFormat());
        this.encoder = encoder;
        this.sink = sink;
    }

    AVCodecContext context() {
        return encoder.context();
    }

    /// Sent to the encoder so far.
    long frames() {
        return frames;
    }

    /// @param key whether nothing after this frame may refer to what comes before it
    void show(AVFrame sourceFrame, long ms, boolean key) throws RenderFailure {
        AVFrame painted = painter.paint(sourceFrame, ms);
        painted.pts(frames++);
        painted.pict_type(key ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE);
        encoder.send(painted);
        drain();
    }

    /// Hands out what the encoder still holds.
    void finish() throws RenderFailure {
        encoder.send(null);
        drain();
    }

    private void drain() throws RenderFailure {
        while (encoder.receive(packet)) {
            sink.take(packet);
        }
    }

    @Override
    public void close() {
        painter.close();
        encoder.close();
        av_packet_free(packet);
    }
}
