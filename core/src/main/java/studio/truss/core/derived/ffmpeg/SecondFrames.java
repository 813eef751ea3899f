package studio.truss.core.derived.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import studio.truss.core.media.MediaException;
import studio.truss.core.media.VideoStream;
import studio.truss.core.media.ffmpeg.Decoding;
import studio.truss.core.media.ffmpeg.Decoding.Skip;
import studio.truss.core.media.ffmpeg.VideoReader;

import java.nio.file.Path;

/// What a source shows at times that are far apart, decoding as little as can be: over what lies
/// before the next key frame by a seek, and past frames that no other refers to. One thread.
final class SecondFrames implements AutoCloseable {
    private final VideoReader reader;
    private final VideoStream stream;
    private final long frameTicks;
    private final AVFrame shown = av_frame_alloc();
    private final AVFrame ahead = av_frame_alloc();
    private boolean hasShown;
    private boolean hasAhead;
    private boolean seeks = true;
    private boolean ended;
    private long endMs;

    private SecondFrames(VideoReader reader) {
        this.reader = reader;
        this.stream = reader.stream();
        this.frameTicks = VideoReader.frameTicks(stream);
    }

    static SecondFrames open(Path file, VideoStream stream, int threads) throws MediaException {
        return new SecondFrames(
                VideoReader.open(file, stream, new Decoding(threads, Skip.NONE, true)));
    }

    /// The frame on the screen at a time, borrowed until the next call; the first of all where
    /// nothing is shown yet, null where nothing can be decoded.
    ///
    /// @param ms later than the last
    /// @param alive called for each frame that is decoded; may throw to stop
    @Nullable AVFrame at(long ms, Runnable alive) {
        long wanted = reader.lastPtsAt(ms);
        if (hasAhead && ahead.pts() <= wanted) {
            av_frame_unref(shown);
            av_frame_move_ref(shown, ahead);
            hasAhead = false;
        }
        if (!hasAhead && !ended) {
            approach(wanted, alive);
        }
        return hasShown ? shown : null;
    }

    private void approach(long wanted, Runnable alive) {
        if (hasShown && seeks && reader.keyAhead(wanted)) {
            long before = shown.pts();
            reader.seekToPts(wanted);
            // An index that lies would have all of the file decoded again and again.
            seeks = reader.soughtPts() > before;
        }
        // Where the rate varies, what is shown may be a frame of long ago that none refers to.
        boolean even = !stream.variableRate();
        if (even) {
            reader.skipUntil(wanted - frameTicks + 1);
        }
        while (true) {
            AVFrame frame = reader.next();
            if (frame == null) {
                ended = true;
                return;
            }
            alive.run();
            note(frame);
            boolean after = frame.pts() > wanted;
            hasAhead = after && hasShown;
            AVFrame place = hasAhead ? ahead : shown;
            av_frame_unref(place);
            if (av_frame_ref(place, frame) < 0) {
                throw new IllegalStateException("no memory for a picture");
            }
            hasShown = true;
            if (after || (even && frame.pts() > wanted - frameTicks)) {
                return;
            }
        }
    }

    private void note(AVFrame frame) {
        long ticks = frame.duration() > 0 ? frame.duration() : frameTicks;
        long end = stream.timeBase().toMillis(frame.pts() + ticks - stream.startPts());
        endMs = Math.max(endMs, end);
    }

    /// Whether no later frame will come, and the last is no longer shown at this time.
    boolean overAt(long ms) {
        return ended && ms >= endMs;
    }

    /// Packets stepped over so far.
    int damaged() {
        return reader.damaged();
    }

    @Override
    public void close() {
        av_frame_free(shown);
        av_frame_free(ahead);
        reader.close();
    }
}
