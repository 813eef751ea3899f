package studio.truss.core.render.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import studio.truss.core.media.MediaException;
import studio.truss.core.media.Rational;
import studio.truss.core.media.VideoStream;
import studio.truss.core.media.ffmpeg.Decoding;
import studio.truss.core.media.ffmpeg.VideoReader;
import studio.truss.core.render.ffmpeg.painting.FrameGraph;

import java.nio.file.Path;

/// The frames of a source as they are to be seen: decoded, and deinterlaced where the stream says
/// so. Deinterlacing stands before the split into clips because it looks at the neighbours of a
/// frame. One thread for life.
final class SourceFrames implements AutoCloseable {
    private final VideoReader reader;
    private final VideoStream stream;
    private final AVFrame clean = av_frame_alloc();
    private @Nullable FrameGraph deinterlacer;
    private boolean ended;

    private SourceFrames(VideoReader reader) {
        this.reader = reader;
        this.stream = reader.stream();
    }

    static SourceFrames open(Path file, VideoStream stream, int threads, long fromMs)
            throws MediaException {
        VideoReader reader = VideoReader.open(file, stream, Decoding.exact(threads));
        reader.forward(fromMs);
        return new SourceFrames(reader);
    }

    /// Frames before this time are not wanted, but for the last of them.
    void forward(long ms) {
        if (reader.forward(ms) && deinterlacer != null) {
            deinterlacer.close();
            deinterlacer = null;
        }
    }

    /// The next frame with its pts in the stream's time base; borrowed until the next call, null at
    /// the end.
    @Nullable AVFrame next() {
        if (!stream.interlaced()) {
            return reader.next();
        }
        av_frame_unref(clean);
        while (true) {
            if (deinterlacer != null && deinterlacer.pull(clean)) {
                Rational base = deinterlacer.timeBase();
                clean.pts(base.rescale(clean.pts(), stream.timeBase()));
                return clean;
            }
            if (ended) {
                return null;
            }
            push(reader.next());
        }
    }

    private void push(@Nullable AVFrame frame) {
        if (frame == null) {
            ended = true;
            if (deinterlacer != null) {
                deinterlacer.push(null);
            }
            return;
        }
        if (deinterlacer != null && !deinterlacer.takes(frame)) {
            deinterlacer.close();
            deinterlacer = null;
        }
        if (deinterlacer == null) {
            deinterlacer =
                    FrameGraph.open(
                            frame, stream.timeBase(), ShotFilters.deinterlace(stream.fieldOrder()));
        }
        deinterlacer.push(frame);
    }

    long msOf(AVFrame frame) {
        return reader.msOf(frame);
    }

    /// Packets and frames so far of which something was missing.
    int damaged() {
        return reader.damaged() + reader.concealed();
    }

    @Override
    public void close() {
        if (deinterlacer != null) {
            deinterlacer.close();
        }
        av_frame_free(clean);
        reader.close();
    }
}
