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

/// An MP4 of pictures alone whose times are those that they are given. One thread; [#finish] makes
/// the file whole.
public final class ProxyFile implements AutoCloseable {
    private final AVCodecContext encoder;
    private final AVFormatContext muxer;
    private final AVStream stream;
    private final AVPacket packet = av_packet_alloc();

    private ProxyFile(AVCodecContext encoder, AVFormatContext muxer, AVStream stream) {
        this.encoder = encoder;
        this.muxer = muxer;
        this.stream = stream;
    }

    /// @param encoder open; belongs to the file from now on
    public static ProxyFile open(Path file, AVCodecContext encoder) throws IOException {
        AVFormatContext muxer = new AVFormatContext(null);
        try (BytePointer url = Libav.url(file);
                BytePointer mp4 = new BytePointer("mp4")) {
            check(avformat_alloc_output_context2(muxer, null, mp4, url), "mp4");
            muxer.flags(muxer.flags() | AVFMT_FLAG_BITEXACT);
            AVStream stream = avformat_new_stream(muxer, null);
            check(avcodec_parameters_from_context(stream.codecpar(), encoder), "stream");
            stream.time_base(encoder.time_base());
            stream.avg_frame_rate(encoder.framerate());
            AVIOContext output = new AVIOContext(null);
            check(avio_open(output, url, AVIO_FLAG_WRITE), "open");
            muxer.pb(output);
            check(avformat_write_header(muxer, (AVDictionary) null), "header");
            return new ProxyFile(encoder, muxer, stream);
        } catch (IOException | RuntimeException | Error e) {
            release(muxer);
            avcodec_free_context(encoder);
            throw e;
        }
    }

    /// Seconds in one tick of the file's pts.
    public Rational timeBase() {
        return Rational.of(stream.time_base().num(), stream.time_base().den());
    }

    /// @param frame its pts in ticks of the encoder; null for the end
    public void write(@Nullable AVFrame frame) throws IOException {
        check(avcodec_send_frame(encoder, frame), "encode");
        while (avcodec_receive_packet(encoder, packet) >= 0) {
            packet.stream_index(stream.index());
            av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
            check(av_interleaved_write_frame(muxer, packet), "write");
        }
    }

    public void finish() throws IOException {
        write(null);
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
        avcodec_free_context(encoder);
    }
}
