package studio.truss.core.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

import java.io.IOException;
import java.nio.file.Path;

/// Puts the streams of a file into another container without decoding them. For files that the
/// program made itself.
public final class Remuxer {
    private Remuxer() {}

    /// @param target its ending names the container
    public static void copy(Path source, Path target) throws IOException {
        AVFormatContext in = new AVFormatContext(null);
        try (BytePointer url = Libav.url(source)) {
            check(avformat_open_input(in, url, null, (AVDictionary) null), source);
        }
        AVFormatContext out = new AVFormatContext(null);
        try (BytePointer url = Libav.url(target)) {
            check(avformat_find_stream_info(in, (PointerPointer<?>) null), source);
            check(avformat_alloc_output_context2(out, null, (BytePointer) null, url), target);
            for (int i = 0; i < in.nb_streams(); i++) {
                AVStream stream = avformat_new_stream(out, null);
                check(avcodec_parameters_copy(stream.codecpar(), in.streams(i).codecpar()), target);
                stream.codecpar().codec_tag(0);
            }
            AVIOContext file = new AVIOContext(null);
            check(avio_open(file, url, AVIO_FLAG_WRITE), target);
            out.pb(file);
            check(avformat_write_header(out, (AVDictionary) null), target);
            packets(in, out, target);
            check(av_write_trailer(out), target);
        } finally {
            if (!out.isNull()) {
                if (out.pb() != null && !out.pb().isNull()) {
                    avio_closep(out.pb());
                }
                avformat_free_context(out);
            }
            avformat_close_input(in);
        }
    }

    private static void packets(AVFormatContext in, AVFormatContext out, Path target)
            throws IOException {
        AVPacket packet = av_packet_alloc();
        try {
            while (av_read_frame(in, packet) >= 0) {
                int index = packet.stream_index();
                av_packet_rescale_ts(
                        packet, in.streams(index).time_base(), out.streams(index).time_base());
                packet.pos(-1);
                check(av_interleaved_write_frame(out, packet), target);
            }
        } finally {
            av_packet_free(packet);
        }
    }

    private static void check(int code, Path file) throws IOException {
        if (code < 0) {
            throw new IOException(file + ": " + Libav.errorText(code));
        }
    }
}
