package studio.truss.core.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONREF;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import studio.truss.core.media.MediaException;
import studio.truss.core.media.VideoStream;

import java.nio.file.Path;

/// The key frames of a video stream, each with one frame that follows it soon: what can be seen of
/// a source at a small part of the cost of decoding it. Packets in between are read and dropped.
///
/// The frames of one pair belong to this reader until the next. What cannot be decoded is stepped
/// over and counted. One thread for life.
public final class KeyFrames implements AutoCloseable {
    /// The first packet after a key frame that is shown after it; leading pictures and second
    /// fields may come before that.
    private static final int PACKETS_AFTER_KEY = 6;

    /// A stream without a key frame for this long is given up.
    private static final long LONGEST_GAP_MS = 60_000;

    private final Demuxer demuxer;
    private final StreamDecoder decoder;
    private final VideoStream stream;
    private final long apartTicks;
    private final long longestTicks;
    private final long frameTicks;
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame key = av_frame_alloc();
    private final AVFrame follower = av_frame_alloc();
    private final AVFrame received = av_frame_alloc();
    private boolean held;
    private boolean hasFollower;
    private long lastKey = Long.MIN_VALUE;
    private int undecodable;
    private boolean givenUp;

    private KeyFrames(Demuxer demuxer, StreamDecoder decoder, VideoStream stream, long apartTicks) {
        this.demuxer = demuxer;
        this.decoder = decoder;
        this.stream = stream;
        this.apartTicks = apartTicks;
        this.frameTicks = VideoReader.frameTicks(stream);
        this.longestTicks = stream.timeBase().fromMillis(LONGEST_GAP_MS);
    }

    /// @param stream as a probe of this file described it
    /// @param apartMs key frames nearer than this to the last are passed over
    /// @throws MediaException where the file can no longer be opened or its codec is not known
    public static KeyFrames open(Path file, VideoStream stream, long apartMs)
            throws MediaException {
        Demuxer demuxer = VideoReader.demuxerOf(file, stream);
        try {
            StreamDecoder decoder =
                    StreamDecoder.open(
                            demuxer,
                            stream.index(),
                            1,
                            codec -> {
                                codec.skip_frame(AVDISCARD_NONREF);
                                codec.skip_loop_filter(AVDISCARD_ALL);
                            });
            return new KeyFrames(demuxer, decoder, stream, stream.timeBase().fromMillis(apartMs));
        } catch (MediaException | RuntimeException | Error e) {
            demuxer.close();
            throw e;
        }
    }

    /// Goes on to the next pair; false at the end, and where no key frame comes for a minute.
    public boolean advance() {
        while (!givenUp) {
            if (!held && !demuxer.read(packet, stream.index())) {
                return false;
            }
            held = false;
            long since = time() - (lastKey == Long.MIN_VALUE ? stream.startPts() : lastKey);
            givenUp = since > longestTicks;
            boolean wanted = isKey() && (lastKey == Long.MIN_VALUE || since >= apartTicks);
            if (wanted && decodePair()) {
                return true;
            }
            if (!held) {
                av_packet_unref(packet);
            }
        }
        return false;
    }

    /// Whether the search was given up for want of key frames.
    public boolean givenUp() {
        return givenUp;
    }

    public AVFrame key() {
        return key;
    }

    /// Shown a few frames after the key frame; null where none could be had.
    public @Nullable AVFrame follower() {
        return hasFollower ? follower : null;
    }

    /// Time of a frame on the source's clock.
    public long msOf(AVFrame frame) {
        return stream.timeBase().toMillis(frame.pts() - stream.startPts());
    }

    /// Key frames that could not be decoded, and errors of the container.
    public int damaged() {
        return undecodable + demuxer.errors();
    }

    private boolean isKey() {
        return (packet.flags() & AV_PKT_FLAG_KEY) != 0;
    }

    private long time() {
        return packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
    }

    /// Sends the key packet at hand and what follows it, and takes what comes out. The packet after
    /// those, where one was read, is held for the next pair.
    private boolean decodePair() {
        long keyTime = time();
        boolean timed = packet.pts() != AV_NOPTS_VALUE;
        lastKey = keyTime;
        av_frame_unref(key);
        av_frame_unref(follower);
        hasFollower = false;
        send();
        for (int i = 0; i < PACKETS_AFTER_KEY; i++) {
            if (!demuxer.read(packet, stream.index())) {
                break;
            }
            if (isKey() && i > 0) {
                held = true;
                break;
            }
            boolean after = timed && packet.pts() != AV_NOPTS_VALUE && packet.pts() > keyTime;
            send();
            if (after) {
                break;
            }
        }
        avcodec_send_packet(decoder.codec(), null);
        boolean found = receive(Math.max(keyTime, stream.startPts()), timed);
        avcodec_flush_buffers(decoder.codec());
        if (!found) {
            undecodable++;
        }
        return found;
    }

    private void send() {
        avcodec_send_packet(decoder.codec(), packet);
        av_packet_unref(packet);
    }

    /// @param from what is shown earlier is left out
    /// @param timed packets say when they are shown; those of an AVI do not, and are counted
    private boolean receive(long from, boolean timed) {
        boolean found = false;
        long counted = from;
        while (avcodec_receive_frame(decoder.codec(), received) >= 0) {
            long pts = received.best_effort_timestamp();
            received.pts(timed && pts != AV_NOPTS_VALUE ? pts : counted);
            counted += frameTicks;
            if (!found && received.pts() >= from) {
                av_frame_move_ref(key, received);
                found = true;
            } else if (found && !hasFollower && received.pts() > key.pts()) {
                av_frame_move_ref(follower, received);
                hasFollower = true;
            } else {
                av_frame_unref(received);
            }
        }
        return found;
    }

    @Override
    public void close() {
        decoder.close();
        demuxer.close();
        av_packet_free(packet);
        av_frame_free(key);
        av_frame_free(follower);
        av_frame_free(received);
    }
}
