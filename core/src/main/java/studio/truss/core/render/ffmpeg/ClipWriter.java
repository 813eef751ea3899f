package studio.truss.core.render.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.ffmpeg.encoders.RenderFailure;
import studio.truss.core.render.ffmpeg.encoders.VideoEncoder;
import studio.truss.core.render.ffmpeg.files.Mp4Writer;
import studio.truss.core.render.ffmpeg.sound.AacTrack;

import java.nio.file.Path;

/// The open file of one clip: paints frames, encodes them and writes them beside the sound. One
/// thread for life.
final class ClipWriter implements AutoCloseable {
    private final ShotPainter painter;
    private final VideoEncoder encoder;
    private final Mp4Writer file;
    private final AVPacket packet = av_packet_alloc();
    private long frames;

    private ClipWriter(ShotPainter painter, VideoEncoder encoder, Mp4Writer file) {
        this.painter = painter;
        this.encoder = encoder;
        this.file = file;
    }

    /// @param encoder is taken over
    static ClipWriter open(
            RenderPlan plan, Path part, Framing framing, VideoEncoder encoder, AacTrack sound)
            throws RenderFailure {
        try {
            Mp4Writer file = Mp4Writer.open(part, encoder.context(), sound, plan.tags());
            return new ClipWriter(
                    new ShotPainter(plan, framing, encoder.pixelFormat()), encoder, file);
        } catch (RenderFailure | RuntimeException | Error e) {
            encoder.close();
            throw e;
        }
    }

    long frames() {
        return frames;
    }

    void write(AVFrame sourceFrame, long ms) throws RenderFailure {
        AVFrame painted = painter.paint(sourceFrame, ms);
        painted.pts(frames++);
        painted.pict_type(AV_PICTURE_TYPE_NONE);
        encoder.send(painted);
        drain();
    }

    void finish() throws RenderFailure {
        encoder.send(null);
        drain();
        file.finish();
    }

    private void drain() throws RenderFailure {
        while (encoder.receive(packet)) {
            file.write(packet);
        }
    }

    @Override
    public void close() {
        file.close();
        painter.close();
        encoder.close();
        av_packet_free(packet);
    }
}
