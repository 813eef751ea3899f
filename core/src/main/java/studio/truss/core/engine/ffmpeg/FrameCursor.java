package studio.truss.core.engine.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.VideoStream;
import studio.truss.core.media.ffmpeg.Decoding;
import studio.truss.core.media.ffmpeg.VideoReader;

import java.nio.file.Path;

/// Finds the frame that a viewer sees at a time; moving on by a little does not seek. One thread
/// for life.
final class FrameCursor implements AutoCloseable {
    private static final int THREADS = 2;
    private static final long NEAR_MS = 1500;

    private final VideoReader reader;
    private final AVFrame shown = av_frame_alloc();
    private boolean showing;
    private long shownMs;

    /// Read, but not yet due; borrowed from the reader.
    private @Nullable AVFrame ahead;

    private FrameCursor(VideoReader reader) {
        this.reader = reader;
    }

    static FrameCursor open(Path file, VideoStream stream) throws MediaException {
        return new FrameCursor(VideoReader.open(file, stream, Decoding.exact(THREADS)));
    }

    /// The last frame at or before `ms`, else the first of all; null where there is none.
    @Nullable AVFrame at(long ms, Heartbeat heartbeat) {
        if (!showing || ms < shownMs || ms > shownMs + NEAR_MS) {
            reader.seek(ms);
            forget();
        }
        AVFrame next = ahead == null ? reader.next() : ahead;
        while (next != null && (!showing || reader.msOf(next) <= ms)) {
            show(next);
            heartbeat.beat(0, 0);
            next = reader.next();
        }
        ahead = next;
        return showing ? shown : null;
    }

    long shownMs() {
        return shownMs;
    }

    private void show(AVFrame frame) {
        av_frame_unref(shown);
        if (av_frame_ref(shown, frame) < 0) {
            throw new IllegalStateException("no memory for a frame");
        }
        shownMs = reader.msOf(frame);
        showing = true;
    }

    private void forget() {
        av_frame_unref(shown);
        showing = false;
        ahead = null;
    }

    @Override
    public void close() {
        av_frame_free(shown);
        reader.close();
    }
}
