package studio.truss.core.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONREF;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_move_ref;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_ref;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import studio.truss.core.media.MediaException;
import studio.truss.core.media.MediaProblem.Kind;

import java.util.function.Consumer;

/// Decodes one stream of a [Demuxer], stepping over what is damaged and counting it. One thread.
final class StreamDecoder implements AutoCloseable {
    /// 8K is 33 million pixels; what claims more than this would only exhaust the memory.
    static final long PIXELS_MAX = 1L << 26;

    private static final long REORDERED_FRAMES_MAX = 16;
    private static final int DRAIN_ERRORS_MAX = 64;

    private final Demuxer demuxer;
    private final int index;
    private final AVCodecContext codec;
    private final AVPacket packet = av_packet_alloc();
    private final AVPacket pending = av_packet_alloc();
    private final AVFrame frame = av_frame_alloc();
    private final long firstPts;
    private int skip;
    private long wantedFrom = Long.MIN_VALUE;
    private boolean open = true;
    private boolean draining;
    private boolean hasPending;
    private int damaged;
    private long keyDelay;

    private StreamDecoder(Demuxer demuxer, int index, AVCodecContext codec) {
        this.demuxer = demuxer;
        this.index = index;
        this.codec = codec;
        this.firstPts = demuxer.stream(index).start_time();
        this.skip = codec.skip_frame();
    }

    /// @param tune is shown the decoder before it opens
    static StreamDecoder open(
            Demuxer demuxer, int index, int threads, Consumer<AVCodecContext> tune)
            throws MediaException {
        AVStream stream = demuxer.stream(index);
        int id = stream.codecpar().codec_id();
        AVCodec decoder = avcodec_find_decoder(id);
        String name = Libav.string(avcodec_get_name(id));
        if (decoder == null || decoder.isNull()) {
            throw new MediaException(
                    Kind.UNSUPPORTED,
                    "The codec " + name + " is not one that can be decoded here.");
        }
        AVCodecContext codec = avcodec_alloc_context3(decoder);
        int opened = avcodec_parameters_to_context(codec, stream.codecpar());
        if (opened >= 0) {
            codec.pkt_timebase(stream.time_base());
            codec.max_pixels(PIXELS_MAX);
            codec.thread_count(threads);
            tune.accept(codec);
            opened = avcodec_open2(codec, decoder, (AVDictionary) null);
        }
        if (opened < 0) {
            avcodec_free_context(codec);
            throw new MediaException(
                    Kind.UNSUPPORTED,
                    FileKind.name(demuxer.file())
                            + " is coded as "
                            + name
                            + " in a way that cannot be decoded here. Export it as H.264 and try"
                            + " again.");
        }
        return new StreamDecoder(demuxer, index, codec);
    }

    AVCodecContext codec() {
        return codec;
    }

    /// @param discard FFmpeg's word for what is left out from the next packet on
    void skip(int discard) {
        skip = discard;
    }

    /// Frames before this time are decoded as far as later ones refer to them, and no further.
    void wantFrom(long pts) {
        wantedFrom = pts;
    }

    /// How long after its decoding the last key frame that was sought is shown.
    long keyDelay() {
        return keyDelay;
    }

    /// Packets that could not be decoded, and errors of the container.
    int damaged() {
        return damaged + demuxer.errors();
    }

    /// The next frame, borrowed until the next call; null at the end.
    @Nullable AVFrame next() {
        int drainErrors = 0;
        while (true) {
            int received = avcodec_receive_frame(codec, frame);
            if (received >= 0) {
                return frame;
            }
            if (received == AVERROR_EOF()) {
                return null;
            }
            if (received != AVERROR_EAGAIN()) {
                damaged++;
                if (draining && ++drainErrors > DRAIN_ERRORS_MAX) {
                    return null;
                }
            } else if (draining) {
                return null;
            }
            if (!draining) {
                feed();
            }
        }
    }

    private void feed() {
        if (hasPending) {
            hasPending = false;
            send(pending);
        } else if (demuxer.read(packet, index)) {
            send(packet);
        } else {
            draining = true;
            avcodec_send_packet(codec, null);
        }
    }

    /// The key frame that was sought, decoded by itself at once; the decoder then begins with it
    /// again. Borrowed until the next call; null where there is none.
    @Nullable AVFrame peekKey() {
        if (!hasPending || av_packet_ref(packet, pending) < 0) {
            return null;
        }
        codec.skip_frame(skip);
        int sent = avcodec_send_packet(codec, packet);
        av_packet_unref(packet);
        avcodec_send_packet(codec, null);
        boolean seen = sent >= 0 && avcodec_receive_frame(codec, frame) >= 0;
        avcodec_flush_buffers(codec);
        return seen ? frame : null;
    }

    /// The decoder is empty when this is called, so it never refuses for want of room.
    private void send(AVPacket data) {
        boolean unseen = data.pts() != AV_NOPTS_VALUE && data.pts() < wantedFrom;
        codec.skip_frame(unseen ? Math.max(skip, AVDISCARD_NONREF) : skip);
        if (avcodec_send_packet(codec, data) < 0) {
            damaged++;
        }
        av_packet_unref(data);
    }

    /// Continues at the last key frame that is shown at or before `pts`, else at the first.
    ///
    /// Containers seek by decoding time, by a coarse index or by guess; so the key packet found is
    /// looked at, and the search goes further back until one serves.
    ///
    /// @param backStep ticks of the first step back, doubled each time
    /// @return pts of the key frame, `AV_NOPTS_VALUE` where it has none
    long seek(long pts, long backStep) {
        long back = 0;
        long first = firstPts == AV_NOPTS_VALUE ? 0 : firstPts;
        while (pts - back > first) {
            if (!demuxer.seek(index, pts - back)) {
                break;
            }
            reset();
            if (!findKey()) {
                break;
            }
            long found = pending.pts();
            if (found == AV_NOPTS_VALUE ? surelyShownBefore(pts) : found <= pts) {
                return found;
            }
            back = back == 0 ? Math.max(1, backStep) : back * 2;
        }
        demuxer.seek(index, first);
        reset();
        if (findKey() && pending.pts() <= Math.max(pts, first)) {
            return pending.pts();
        }
        // Some containers land behind the only key frame there is; their first byte is safe.
        demuxer.seekToFirstByte();
        reset();
        if (findKey()) {
            return pending.pts();
        }
        demuxer.seek(index, first);
        reset();
        return AV_NOPTS_VALUE;
    }

    /// An AVI has decoding times only: a key frame is decoded some frames before it is shown.
    private boolean surelyShownBefore(long pts) {
        return pending.dts() <= pts - REORDERED_FRAMES_MAX * Math.max(1, pending.duration());
    }

    /// Stops before the next key packet; false where no more comes.
    private boolean findKey() {
        while (demuxer.read(packet, index)) {
            if ((packet.flags() & AV_PKT_FLAG_KEY) != 0) {
                av_packet_move_ref(pending, packet);
                hasPending = true;
                boolean timed = pending.pts() != AV_NOPTS_VALUE && pending.dts() != AV_NOPTS_VALUE;
                keyDelay = timed ? Math.max(0, pending.pts() - pending.dts()) : 0;
                return true;
            }
            av_packet_unref(packet);
        }
        return false;
    }

    private void reset() {
        avcodec_flush_buffers(codec);
        av_packet_unref(pending);
        hasPending = false;
        draining = false;
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            avcodec_free_context(codec);
            av_packet_free(packet);
            av_packet_free(pending);
            av_frame_free(frame);
        }
    }
}
