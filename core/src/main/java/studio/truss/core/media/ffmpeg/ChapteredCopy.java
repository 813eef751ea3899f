package studio.truss.core.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_query_codec;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;

import studio.truss.core.media.AudioStream;
import studio.truss.core.media.ChapterMark;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.MediaProblem;
import studio.truss.core.media.MediaProblem.Kind;
import studio.truss.core.media.MediaStream;
import studio.truss.core.media.Rational;
import studio.truss.core.media.VideoStream;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Copies the picture and all sound of a source into an MP4 with chapters, nothing decoded and
/// nothing encoded. Subtitles, covers and data stay behind. One thread.
public final class ChapteredCopy {
    private static final int NO_SPACE_LEFT = -28;

    private final MediaInfo info;
    private final AVFormatContext out = new AVFormatContext(null);
    private final Map<Integer, Integer> places = new HashMap<>();

    private ChapteredCopy(MediaInfo info) {
        this.info = info;
    }

    /// @param target is written over; after a failure it holds what came so far
    public static void write(
            Path source,
            MediaInfo info,
            List<ChapterMark> chapters,
            Path target,
            Heartbeat heartbeat)
            throws MediaException {
        ChapteredCopy copy = new ChapteredCopy(info);
        try (Demuxer in = Demuxer.open(source)) {
            copy.open(in, chapters, target);
            copy.packets(in, heartbeat);
            check(av_write_trailer(copy.out));
            AVIOContext file = copy.out.pb();
            copy.out.pb(null);
            check(avio_closep(file));
        } finally {
            copy.release();
        }
    }

    private void open(Demuxer in, List<ChapterMark> chapters, Path target) throws MediaException {
        try (BytePointer url = Libav.url(target);
                BytePointer mp4 = new BytePointer("mp4")) {
            check(avformat_alloc_output_context2(out, null, mp4, url));
            for (MediaStream stream : info.streams()) {
                if (kept(stream)) {
                    add(in.stream(stream.index()));
                }
            }
            AVDictionary tags = new AVDictionary(null);
            av_dict_copy(tags, in.context().metadata(), 0);
            out.metadata(tags);
            FileChapters.put(out, chapters);
            AVIOContext file = new AVIOContext(null);
            check(avio_open(file, url, AVIO_FLAG_WRITE));
            out.pb(file);
        }
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "movflags", "+faststart", 0);
        int written = avformat_write_header(out, options);
        av_dict_free(options);
        check(written);
    }

    private boolean kept(MediaStream stream) {
        return stream instanceof AudioStream || stream.equals(info.video());
    }

    private void add(AVStream from) throws MediaException {
        int codec = from.codecpar().codec_id();
        if (avformat_query_codec(out.oformat(), codec, 0) <= 0) {
            throw new MediaException(
                    new MediaProblem(
                            Kind.UNSUPPORTED,
                            "An MP4 cannot hold %s as it is: it would have to be encoded anew."
                                    .formatted(Libav.string(avcodec_get_name(codec)))));
        }
        AVStream to = avformat_new_stream(out, null);
        check(avcodec_parameters_copy(to.codecpar(), from.codecpar()));
        to.codecpar().codec_tag(0);
        to.time_base(from.time_base());
        to.avg_frame_rate(from.avg_frame_rate());
        to.disposition(from.disposition());
        AVDictionary tags = new AVDictionary(null);
        av_dict_copy(tags, from.metadata(), 0);
        to.metadata(tags);
        places.put(from.index(), to.index());
    }

    private void packets(Demuxer in, Heartbeat heartbeat) throws MediaException {
        AVPacket packet = av_packet_alloc();
        SourceClock clock = clock(in);
        try {
            while (in.read(packet)) {
                Integer place = places.get(packet.stream_index());
                if (place == null) {
                    av_packet_unref(packet);
                    continue;
                }
                AVStream from = in.stream(packet.stream_index());
                Rational base = Streams.timeBase(from);
                long zero = clock.timeBase().rescale(clock.zeroPts(), base);
                if (packet.dts() != AV_NOPTS_VALUE) {
                    packet.dts(packet.dts() - zero);
                    heartbeat.beat(Math.max(0, base.toMillis(packet.dts())), info.durationMs());
                }
                if (packet.pts() == AV_NOPTS_VALUE) {
                    throw untimed();
                }
                packet.pts(packet.pts() - zero);
                av_packet_rescale_ts(packet, from.time_base(), out.streams(place).time_base());
                packet.stream_index(place);
                packet.pos(-1);
                check(av_interleaved_write_frame(out, packet));
            }
        } finally {
            av_packet_free(packet);
        }
    }

    /// As of AVI with frames out of order: what is guessed would lose some.
    private MediaException untimed() {
        return new MediaException(
                new MediaProblem(
                        Kind.UNSUPPORTED,
                        "Frames of this file (%s) bear no times: it cannot be copied as it is."
                                .formatted(info.container())));
    }

    private SourceClock clock(Demuxer in) {
        VideoStream picture = info.video();
        long start = in.context().start_time();
        return picture != null
                ? new SourceClock(picture.startPts(), picture.timeBase())
                : new SourceClock(start == AV_NOPTS_VALUE ? 0 : start, Streams.MICROS);
    }

    private void release() {
        if (out.isNull()) {
            return;
        }
        if (out.pb() != null && !out.pb().isNull()) {
            avio_closep(out.pb());
        }
        avformat_free_context(out);
    }

    private static void check(int code) throws MediaException {
        if (code < 0) {
            throw new MediaException(
                    code == NO_SPACE_LEFT
                            ? new MediaProblem(
                                    Kind.NO_SPACE, "The disk is full; make room and try again.")
                            : new MediaProblem(
                                    Kind.NOT_WRITABLE,
                                    "The copy cannot be written (%s)."
                                            .formatted(Libav.errorText(code))));
        }
    }
}
