package studio.truss.core.media.ffmpeg;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONKEY;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONREF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import studio.truss.core.media.MediaException;
import studio.truss.core.media.MediaProblem.Kind;
import studio.truss.core.media.Rational;
import studio.truss.core.media.VideoStream;

import java.nio.file.Path;

/// The frames of one video stream in presentation order, each with its exact pts.
///
/// Frames come with strictly rising pts; none lies before the stream's first presented frame, which
/// is time 0. What cannot be decoded is stepped over and counted. One thread for life.
public final class VideoReader implements AutoCloseable {
    private static final Rational HALF_MS = Rational.of(1, 2000);

    private final Demuxer demuxer;
    private final StreamDecoder decoder;
    private final VideoStream stream;
    private final long frameTicks;
    private long lastPts = Long.MIN_VALUE;
    private long lowestPts;
    private int concealed;

    private VideoReader(Demuxer demuxer, StreamDecoder decoder, VideoStream stream) {
        this.demuxer = demuxer;
        this.decoder = decoder;
        this.stream = stream;
        this.lowestPts = stream.startPts();
        this.frameTicks = frameTicks(stream);
    }

    /// Ticks from one frame to the next, at least 1.
    public static long frameTicks(VideoStream stream) {
        return stream.frameRate().num() <= 0
                ? 1
                : Math.max(1, stream.frameRate().inverse().rescale(1, stream.timeBase()));
    }

    /// @param stream as a probe of this file described it
    /// @throws MediaException where the file can no longer be opened or its codec is not known
    public static VideoReader open(Path file, VideoStream stream, Decoding decoding)
            throws MediaException {
        Demuxer demuxer = demuxerOf(file, stream);
        try {
            StreamDecoder decoder =
                    StreamDecoder.open(
                            demuxer, stream.index(), decoding.threads(), c -> tune(c, decoding));
            return new VideoReader(demuxer, decoder, stream);
        } catch (MediaException | RuntimeException | Error e) {
            demuxer.close();
            throw e;
        }
    }

    /// Opens a file for the packets of one probed stream.
    static Demuxer demuxerOf(Path file, VideoStream stream) throws MediaException {
        Demuxer demuxer = Demuxer.open(file);
        if (stream.index() >= demuxer.streams()
                || demuxer.stream(stream.index()).codecpar().codec_type() != AVMEDIA_TYPE_VIDEO) {
            demuxer.close();
            throw new MediaException(
                    Kind.DAMAGED,
                    file.getFileName() + " no longer has the picture stream that was probed.");
        }
        demuxer.keepOnly(stream.index());
        return demuxer;
    }

    private static void tune(AVCodecContext codec, Decoding decoding) {
        codec.skip_frame(discard(decoding.skip()));
        if (decoding.skipLoopFilter()) {
            codec.skip_loop_filter(AVDISCARD_ALL);
        }
    }

    private static int discard(Decoding.Skip skip) {
        return switch (skip) {
            case NONE -> AVDISCARD_DEFAULT;
            case NON_REFERENCE -> AVDISCARD_NONREF;
            case NON_KEY -> AVDISCARD_NONKEY;
        };
    }

    public VideoStream stream() {
        return stream;
    }

    /// Changes what is left out, from the next packet on: a seek may skip what nobody will see.
    public void skip(Decoding.Skip skip) {
        decoder.skip(discard(skip));
    }

    /// Makes the way to `ms` short: over what lies between by a seek, where the container knows of
    /// a key frame on the way, and past frames that no other refers to. From `ms` on every frame
    /// comes; of those before it the last comes too, others may be left out or come again.
    ///
    /// @return whether it sought: the next frame then does not follow on the last
    public boolean forward(long ms) {
        long pts = ptsAt(ms);
        long second = stream.timeBase().fromMillis(1000);
        boolean far =
                lastPts == Long.MIN_VALUE
                        // by a second less than asked: an index may tell of times of decoding
                        || demuxer.indexedKeyBetween(
                                stream.index(), lastPts + second, pts - second);
        if (far) {
            seekToPts(pts);
        }
        // Where the rate varies, the last frame before `ms` may have been shown long before it.
        if (!stream.variableRate()) {
            decoder.wantFrom(pts - second / 2);
        }
        return far;
    }

    /// Whether a seek to `pts` gets there by a later key frame than reading on from here does, as
    /// far as the container knows.
    public boolean keyAhead(long pts) {
        return lastPts == Long.MIN_VALUE
                || demuxer.indexedKeyBetween(
                        stream.index(), lastPts - decoder.keyDelay(), pts - decoder.keyDelay());
    }

    /// Frames before this pts are decoded only where later ones refer to them, until the next seek.
    public void skipUntil(long pts) {
        decoder.wantFrom(pts);
    }

    /// The next frame has the key frame at or before this time, or the first of the stream.
    public void seek(long ms) {
        seekToPts(ptsAt(ms));
    }

    /// As [#seek], by pts.
    public void seekToPts(long pts) {
        long second = stream.timeBase().fromMillis(1000);
        decoder.wantFrom(Long.MIN_VALUE);
        long key = decoder.seek(pts, second);
        lastPts = Long.MIN_VALUE;
        // Frames before the key frame may come after it in the file and cannot be whole.
        lowestPts =
                key == AV_NOPTS_VALUE || key > pts
                        ? stream.startPts()
                        : Math.max(stream.startPts(), key);
    }

    /// Right after a seek: the pts from which frames will come.
    public long soughtPts() {
        return lowestPts;
    }

    /// Right after a seek: the key frame that reading will begin with, sooner than [#next] gives
    /// it, which waits for what may be shown before it. Borrowed until the next call; null where it
    /// cannot be had or its time is not known.
    public @Nullable AVFrame peekKey() {
        AVFrame frame = decoder.peekKey();
        if (frame == null || frame.best_effort_timestamp() == AV_NOPTS_VALUE) {
            return null;
        }
        frame.pts(frame.best_effort_timestamp());
        return frame;
    }

    /// The next frame, its `pts()` filled in; borrowed until the next call, null at the end.
    public @Nullable AVFrame next() {
        while (true) {
            AVFrame frame = decoder.next();
            if (frame == null) {
                return null;
            }
            long pts = frame.best_effort_timestamp();
            if (pts == AV_NOPTS_VALUE) {
                pts = lastPts == Long.MIN_VALUE ? lowestPts : lastPts + frameTicks;
            }
            if (pts < lowestPts || pts <= lastPts) {
                continue;
            }
            lastPts = pts;
            frame.pts(pts);
            if ((frame.flags() & AV_FRAME_FLAG_CORRUPT) != 0 || frame.decode_error_flags() != 0) {
                concealed++;
            }
            return frame;
        }
    }

    /// The first frame shown at or after `ms`; null at the end.
    public @Nullable AVFrame nextFrom(long ms) {
        AVFrame frame = next();
        while (frame != null && msOf(frame) < ms) {
            frame = next();
        }
        return frame;
    }

    /// Time of a frame on the source's clock.
    public long msOf(AVFrame frame) {
        return stream.timeBase().toMillis(frame.pts() - stream.startPts());
    }

    /// The last pts that is shown at or before a time of the source's clock, in whole milliseconds.
    public long lastPtsAt(long ms) {
        long pts = HALF_MS.rescale(2 * ms + 1, stream.timeBase());
        boolean after = stream.timeBase().toMillis(pts) > ms;
        return stream.startPts() + (after ? pts - 1 : pts);
    }

    public long ptsOf(AVFrame frame) {
        return frame.pts();
    }

    /// The pts that lies at a time of the source's clock.
    public long ptsAt(long ms) {
        return stream.startPts() + stream.timeBase().fromMillis(ms);
    }

    /// Packets stepped over so far.
    public int damaged() {
        return decoder.damaged();
    }

    /// Frames handed out so far in which the decoder had to paint over missing parts.
    public int concealed() {
        return concealed;
    }

    @Override
    public void close() {
        decoder.close();
        demuxer.close();
    }
}
