package studio.truss.core.render.ffmpeg.files;

import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_ref;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;

import studio.truss.core.media.Rational;
import studio.truss.core.media.ffmpeg.FileChapters;
import studio.truss.core.media.ffmpeg.Libav;
import studio.truss.core.render.ClipTags;
import studio.truss.core.render.ffmpeg.encoders.Codes;
import studio.truss.core.render.ffmpeg.encoders.RenderFailure;
import studio.truss.core.render.ffmpeg.sound.AacTrack;

import java.nio.file.Path;

/// Writes one picture and one sound stream into an MP4 whose index comes first. No date and no
/// version stand in the file. One thread for life.
public final class Mp4Writer implements AutoCloseable {
    private static final long AHEAD_SAMPLES = AacTrack.SAMPLE_RATE / 2;

    private final AVFormatContext format;
    private final AVStream video;
    private final AVStream audio;
    private final AacTrack sound;
    private final AVRational frameTick;
    private final AVRational sampleTick;
    private final AVPacket copy = av_packet_alloc();
    private int soundWritten;

    private Mp4Writer(
            AVFormatContext format,
            AVStream video,
            AVStream audio,
            AacTrack sound,
            AVRational frameTick,
            AVRational sampleTick) {
        this.format = format;
        this.video = video;
        this.audio = audio;
        this.sound = sound;
        this.frameTick = frameTick;
        this.sampleTick = sampleTick;
    }

    public static Mp4Writer open(Path file, AVCodecContext picture, AacTrack sound, ClipTags tags)
            throws RenderFailure {
        AVFormatContext format = new AVFormatContext(null);
        BytePointer url = Libav.url(file);
        // By name: the file's own ends in .part.
        Codes.check(
                avformat_alloc_output_context2(format, null, new BytePointer("mp4"), url), "mp4");
        try {
            AVRational frameTick =
                    Codes.rational(
                            Rational.of(picture.time_base().num(), picture.time_base().den()));
            AVRational sampleTick = Codes.rational(Rational.of(1, AacTrack.SAMPLE_RATE));
            AVStream video = avformat_new_stream(format, null);
            avcodec_parameters_from_context(video.codecpar(), picture);
            video.time_base(frameTick);
            video.avg_frame_rate(picture.framerate());
            AVStream audio = avformat_new_stream(format, null);
            avcodec_parameters_copy(audio.codecpar(), sound.parameters());
            audio.time_base(sampleTick);
            format.flags(format.flags() | AVFMT_FLAG_BITEXACT);
            tag(format, tags);
            FileChapters.put(format, tags.chapters());
            start(format, url);
            return new Mp4Writer(format, video, audio, sound, frameTick, sampleTick);
        } catch (RenderFailure | RuntimeException | Error e) {
            release(format);
            throw e;
        } finally {
            url.close();
        }
    }

    private static void tag(AVFormatContext format, ClipTags tags) {
        AVDictionary metadata = new AVDictionary(null);
        if (!tags.title().isEmpty()) {
            av_dict_set(metadata, "title", tags.title(), 0);
        }
        if (!tags.comment().isEmpty()) {
            av_dict_set(metadata, "comment", tags.comment(), 0);
        }
        format.metadata(metadata);
    }

    private static void start(AVFormatContext format, BytePointer url) throws RenderFailure {
        AVIOContext file = new AVIOContext(null);
        int opened = avio_open(file, url, AVIO_FLAG_WRITE);
        if (opened < 0) {
            throw RenderFailure.writing("open", opened);
        }
        format.pb(file);
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "movflags", "+faststart", 0);
        int written = avformat_write_header(format, options);
        av_dict_free(options);
        if (written < 0) {
            throw RenderFailure.writing("header", written);
        }
    }

    /// Takes over the packet's content, times in frames, and the sound that belongs before it.
    public void write(AVPacket packet) throws RenderFailure {
        if (packet.duration() <= 0) {
            packet.duration(1);
        }
        long until =
                packet.dts() * frameTick.num() * AacTrack.SAMPLE_RATE / frameTick.den()
                        + AHEAD_SAMPLES;
        writeSound(until);
        packet.stream_index(video.index());
        av_packet_rescale_ts(packet, frameTick, video.time_base());
        put(packet);
    }

    private void writeSound(long untilSample) throws RenderFailure {
        while (soundWritten < sound.packets().size()) {
            AVPacket next = sound.packets().get(soundWritten);
            if (next.pts() >= untilSample) {
                return;
            }
            Codes.check(av_packet_ref(copy, next), "sound packet");
            copy.stream_index(audio.index());
            av_packet_rescale_ts(copy, sampleTick, audio.time_base());
            put(copy);
            soundWritten++;
        }
    }

    private void put(AVPacket packet) throws RenderFailure {
        int code = av_interleaved_write_frame(format, packet);
        if (code < 0) {
            throw RenderFailure.writing("write", code);
        }
    }

    /// Writes what is left of the sound, then the index. Close follows.
    public void finish() throws RenderFailure {
        writeSound(Long.MAX_VALUE);
        int code = av_write_trailer(format);
        if (code < 0) {
            throw RenderFailure.writing("index", code);
        }
        code = avio_closep(format.pb());
        format.pb(null);
        if (code < 0) {
            throw RenderFailure.writing("close", code);
        }
    }

    @Override
    public void close() {
        av_packet_free(copy);
        release(format);
    }

    private static void release(AVFormatContext format) {
        if (format.pb() != null && !format.pb().isNull()) {
            avio_closep(format.pb());
            format.pb(null);
        }
        avformat_free_context(format);
    }
}
