package studio.truss.core.media.ffmpeg;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_INTERLACED;
import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_TOP_FIELD_FIRST;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AV1;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VVC;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.bytedeco.ffmpeg.avutil.AVFrame;

import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.Rational;
import studio.truss.core.media.VideoStream.FieldOrder;

/// Decodes the beginning of a stream, and of a longer one also some of the middle and the end, and
/// counts what goes wrong. The work is bounded by pixels, not by time, so that the same file always
/// gives the same answer. One thread.
final class DecodeCheck {
    private static final long SHORT_FILM_MS = 30_000;
    private static final long SHORT_FILM_PIXELS = 200_000_000L;
    private static final long WINDOW_PIXELS = 60_000_000L;
    private static final int WINDOW_FRAMES_MIN = 3;
    private static final long END_WINDOW_MS = 1000;

    private final Demuxer demuxer;
    private final Heartbeat heartbeat;
    private final Rational timeBase;
    private final int cost;
    private int frames;
    private int concealed;
    private int damaged;
    private int beforeFirst;
    private int interlaced;
    private int topFirst;
    private int width;
    private int height;
    private long firstPts = AV_NOPTS_VALUE;
    private long lastPts = AV_NOPTS_VALUE;
    private boolean whole;
    private boolean endReached;

    private DecodeCheck(Demuxer demuxer, int index, Heartbeat heartbeat) {
        this.heartbeat = heartbeat;
        this.demuxer = demuxer;
        this.cost = costOf(demuxer.stream(index).codecpar().codec_id());
        this.timeBase = Streams.timeBase(demuxer.stream(index));
    }

    /// What the decoded frames showed.
    ///
    /// @param whole every packet was decoded
    /// @param endReached frames were decoded near the end of the declared length
    /// @param lastPts of the last frame decoded, in time
    record Seen(
            int frames,
            int damaged,
            int concealed,
            boolean whole,
            boolean endReached,
            long firstPts,
            long lastPts,
            int width,
            int height,
            FieldOrder fieldOrder) {}

    /// @param durationMs declared length, 0 where unknown
    /// @throws MediaException where no decoder can be opened
    static Seen run(Demuxer demuxer, int index, long durationMs, Heartbeat heartbeat)
            throws MediaException {
        DecodeCheck check = new DecodeCheck(demuxer, index, heartbeat);
        try (StreamDecoder decoder =
                StreamDecoder.open(
                        demuxer, index, 2, codec -> codec.skip_loop_filter(AVDISCARD_ALL))) {
            check.sample(decoder, durationMs);
        }
        return check.seen();
    }

    /// How much dearer a pixel is than one of H.264, at worst: HEVC of ten bits took 7 ms a
    /// megapixel, AV1 6, H.264 1.2.
    private static int costOf(int codec) {
        return codec == AV_CODEC_ID_HEVC || codec == AV_CODEC_ID_AV1 || codec == AV_CODEC_ID_VVC
                ? 6
                : 1;
    }

    private void sample(StreamDecoder decoder, long durationMs) {
        boolean isShort = durationMs <= SHORT_FILM_MS;
        boolean toEnd = decode(decoder, isShort ? SHORT_FILM_PIXELS : WINDOW_PIXELS, false);
        whole = toEnd;
        endReached = toEnd;
        if (!toEnd && durationMs > 0 && frames > 0) {
            seek(decoder, durationMs / 2);
            decode(decoder, WINDOW_PIXELS, true);
            int before = frames;
            seek(decoder, Math.max(0, durationMs - END_WINDOW_MS));
            decode(decoder, WINDOW_PIXELS, true);
            endReached = frames > before;
        }
        damaged = decoder.damaged() - beforeFirst;
    }

    private void seek(StreamDecoder decoder, long ms) {
        decoder.seek(firstPts + timeBase.fromMillis(ms), timeBase.fromMillis(1000));
    }

    /// Decodes until the stream ends (true) or the pixels are used up.
    private boolean decode(StreamDecoder decoder, long pixels, boolean afterSeek) {
        long left = pixels;
        int decoded = 0;
        while (left > 0 || decoded < WINDOW_FRAMES_MIN) {
            AVFrame frame = decoder.next();
            if (frame == null) {
                return true;
            }
            if (frames == 0 && isBroadcast()) {
                beforeFirst = decoder.damaged();
            }
            decoded++;
            heartbeat.beat(frames, 0);
            left -= (long) frame.width() * frame.height() * cost;
            // Leading pictures of an open group refer to what was skipped by the seek.
            boolean leading = afterSeek && (frame.flags() & AVFrame.AV_FRAME_FLAG_KEY) == 0;
            take(frame, leading && decoded <= WINDOW_FRAMES_MIN);
        }
        return false;
    }

    /// A transport stream is often cut out of a running one: what comes before its first key frame
    /// is no damage.
    private boolean isBroadcast() {
        return Libav.string(demuxer.context().iformat().name()).startsWith("mpegts");
    }

    private void take(AVFrame frame, boolean forgiven) {
        frames++;
        long pts = frame.best_effort_timestamp();
        if (pts != AV_NOPTS_VALUE) {
            firstPts = firstPts == AV_NOPTS_VALUE ? pts : Math.min(firstPts, pts);
            lastPts = lastPts == AV_NOPTS_VALUE ? pts : Math.max(lastPts, pts);
        }
        boolean patched =
                (frame.flags() & AV_FRAME_FLAG_CORRUPT) != 0 || frame.decode_error_flags() != 0;
        concealed += patched && !forgiven ? 1 : 0;
        if ((frame.flags() & AV_FRAME_FLAG_INTERLACED) != 0) {
            interlaced++;
            topFirst += (frame.flags() & AV_FRAME_FLAG_TOP_FIELD_FIRST) != 0 ? 1 : 0;
        }
        if (width == 0) {
            width = frame.width();
            height = frame.height();
        }
    }

    private Seen seen() {
        FieldOrder order = FieldOrder.UNKNOWN;
        if (interlaced * 2 > frames) {
            order = topFirst * 2 >= interlaced ? FieldOrder.TOP_FIRST : FieldOrder.BOTTOM_FIRST;
        } else if (frames > 0) {
            order = FieldOrder.PROGRESSIVE;
        }
        return new Seen(
                frames,
                damaged,
                concealed,
                whole,
                endReached,
                firstPts,
                lastPts,
                width,
                height,
                order);
    }
}
