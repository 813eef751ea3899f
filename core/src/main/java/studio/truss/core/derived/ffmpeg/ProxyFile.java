package studio.truss.core.derived.ffmpeg;

import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

import studio.truss.core.media.Rational;
import studio.truss.core.media.ffmpeg.Libav;

import java.io.IOException;
import java.nio.file.Path;

/// An MP4 of pictures, maybe with sound, whose times are those that they are given. One thread;
/// [#finish] makes the file whole.
public final class ProxyFile implements AutoCloseable {
    private final AVFormatContext muxer;
    private final Track picture;
    private final @Nullable Track sound;
    private final AVPacket packet = av_packet_alloc();

    private record Track(AVCodecContext encoder, AVStream stream) {}

    private ProxyFile(AVFormatContext muxer, Track picture, @Nullable Track sound) {
        this.muxer = muxer;
        this.picture = picture;
        this.sound = sound;
    }

    /// @param encoder open; belongs to the file from now on
    public static ProxyFile open(Path file, AVCodecContext encoder) throws IOException {
        return open(file, encoder, null);
    }

    /// @param encoder open; belongs to the file from now on
    /// @param speech likewise; null for none
    static ProxyFile open(Path file, AVCodecContext encoder, @Nullable AVCodecContext speech)
            throws IOException {
        AVFormatContext muxer = new AVFormatContext(null);
        try (BytePointer url = Libav.url(file);
                BytePointer mp4 = new BytePointer("mp4")) {
            check(avformat_alloc_output_context2(muxer, null, mp4, url), "mp4");
            muxer.flags(muxer.flags() | AVFMT_FLAG_BITEXACT);
            AVStream stream = track(muxer, encoder);
            stream.avg_frame_rate(encoder.framerate());
            Track sound = speech == null ? null : new Track(speech, track(muxer, speech));
            AVIOContext output = new AVIOContext(null);
            check(avio_open(output, url, AVIO_FLAG_WRITE), "open");
            muxer.pb(output);
            check(avformat_write_header(muxer, (AVDictionary) null), "header");
            return new ProxyFile(muxer, new Track(encoder, stream), sound);
        } catch (IOException | RuntimeException | Error e) {
            release(muxer);
            avcodec_free_context(encoder);
            if (speech != null) {
                avcodec_free_context(speech);
            }
            throw e;
        }
    }

    private static AVStream track(AVFormatContext muxer, AVCodecContext encoder)
            throws IOException {
        AVStream stream = avformat_new_stream(muxer, null);
        check(avcodec_parameters_from_context(stream.codecpar(), encoder), "stream");
        stream.time_base(encoder.time_base());
        return stream;
    }

    /// Seconds in one tick of the file's pts.
    public Rational timeBase() {
        return Rational.of(picture.stream.time_base().num(), picture.stream.time_base().den());
    }

    /// @param frame its pts in ticks of the encoder; null for the end
    public void write(@Nullable AVFrame frame) throws IOException {
        write(picture, frame);
    }

    /// @param frame its pts in ticks of the speech's encoder; null for the end
    void writeSound(@Nullable AVFrame frame) throws IOException {
        if (sound == null) {
            throw new IllegalStateException("a film without sound");
        }
        write(sound, frame);
    }

    private void write(Track track, @Nullable AVFrame frame) throws IOException {
        check(avcodec_send_frame(track.encoder, frame), "encode");
        while (avcodec_receive_packet(track.encoder, packet) >= 0) {
            packet.stream_index(track.stream.index());
            av_packet_rescale_ts(packet, track.encoder.time_base(), track.stream.time_base());
            check(av_interleaved_write_frame(muxer, packet), "write");
        }
    }

    public void finish() throws IOException {
        write(picture, null);
        if (sound != null) {
            write(sound, null);
        }
        check(av_write_trailer(muxer), "index");
        int closed = avio_closep(muxer.pb());
        muxer.pb(null);
        check(closed, "close");
    }

    private static void check(int code, String what) throws IOException {
        if (code < 0) {
            throw new IOException(what + ": " + Libav.errorText(code));
        }
    }

    private static void release(AVFormatContext muxer) {
        if (muxer.isNull()) {
            return;
        }
        if (muxer.pb() != null && !muxer.pb().isNull()) {
            avio_closep(muxer.pb());
            muxer.pb(null);
        }
        avformat_free_context(muxer);
    }

    @Override
    public void close() {
        av_packet_free(packet);
        release(muxer);
        avcodec_free_context(picture.encoder);
        if (sound != null) {
            avcodec_free_context(sound.encoder);
        }
    }
}
