package studio.truss.core.render.ffmpeg.files;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

import studio.truss.core.media.Rational;
import studio.truss.core.media.SoundReader;
import studio.truss.core.render.ClipTags;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.Quality;
import studio.truss.core.render.ffmpeg.encoders.Codes;
import studio.truss.core.render.ffmpeg.encoders.LibavEncoder;
import studio.truss.core.render.ffmpeg.encoders.RenderFailure;
import studio.truss.core.render.ffmpeg.encoders.VideoEncoder;
import studio.truss.core.render.ffmpeg.painting.FrameGraph;
import studio.truss.core.render.ffmpeg.sound.AacTrack;

import java.io.IOException;
import java.nio.file.Path;

/// Makes an MP4 of pictures drawn in Java and sound held in memory, by the encoders and the muxer
/// that clips are made with. One thread for life; [#finish] makes the file whole.
public final class FilmWriter implements AutoCloseable {
    private static final String TO_VIDEO = "scale=out_color_matrix=bt709:out_range=tv,format=";

    private final FrameSize size;
    private final AacTrack sound;
    private final VideoEncoder encoder;
    private final Mp4Writer file;
    private final FrameGraph graph;
    private final AVFrame drawn;
    private final AVFrame converted = av_frame_alloc();
    private final AVPacket packet = av_packet_alloc();
    private long frames;

    private FilmWriter(
            FrameSize size,
            AacTrack sound,
            VideoEncoder encoder,
            Mp4Writer file,
            FrameGraph graph,
            AVFrame drawn) {
        this.size = size;
        this.sound = sound;
        this.encoder = encoder;
        this.file = file;
        this.graph = graph;
        this.drawn = drawn;
    }

    /// @param encoderName a rung of the ladder that works here
    /// @param stereo interleaved samples at 48 kHz for the whole film
    /// @param alive called often while the sound is encoded; may throw to stop
    public static FilmWriter open(
            Path file,
            FrameSize size,
            Rational rate,
            Quality quality,
            String encoderName,
            float[] stereo,
            Runnable alive)
            throws IOException {
        AacTrack sound = AacTrack.encode(SoundReader.of(stereo, AacTrack.CHANNELS), alive);
        try {
            VideoEncoder encoder =
                    LibavEncoder.open(
                            encoderName, new VideoEncoder.Settings(size, rate, quality, 0));
            Mp4Writer writer = Mp4Writer.open(file, encoder.context(), sound, new ClipTags("", ""));
            AVFrame drawn = picture(size);
            FrameGraph graph =
                    FrameGraph.open(drawn, rate.inverse(), TO_VIDEO + encoder.pixelFormat());
            return new FilmWriter(size, sound, encoder, writer, graph, drawn);
        } catch (RenderFailure e) {
            sound.close();
            throw new IOException("cannot make " + file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    private static AVFrame picture(FrameSize size) {
        AVFrame frame = av_frame_alloc();
        frame.width(size.width());
        frame.height(size.height());
        frame.format(AV_PIX_FMT_BGR24);
        frame.colorspace(AVCOL_SPC_RGB);
        frame.color_range(AVCOL_RANGE_JPEG);
        Codes.check(av_frame_get_buffer(frame, 0), "film frame");
        return frame;
    }

    /// Adds one picture.
    ///
    /// @param bgr `width * height * 3` bytes, rows without padding
    public void write(byte[] bgr) throws IOException {
        Codes.check(av_frame_make_writable(drawn), "film frame");
        BytePointer rows = drawn.data(0);
        int row = size.width() * 3;
        for (int y = 0; y < size.height(); y++) {
            rows.position((long) y * drawn.linesize(0)).put(bgr, y * row, row);
        }
        try {
            graph.push(drawn);
            while (graph.pull(converted)) {
                converted.pts(frames++);
                converted.pict_type(AV_PICTURE_TYPE_NONE);
                encoder.send(converted);
                av_frame_unref(converted);
                drain();
            }
        } catch (RenderFailure e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// Ends the film; the file is whole when this returns.
    public void finish() throws IOException {
        try {
            encoder.send(null);
            drain();
            file.finish();
        } catch (RenderFailure e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void drain() throws RenderFailure {
        while (encoder.receive(packet)) {
            file.write(packet);
        }
    }

    @Override
    public void close() {
        file.close();
        graph.close();
        encoder.close();
        sound.close();
        av_packet_free(packet);
        av_frame_free(drawn);
        av_frame_free(converted);
    }
}
