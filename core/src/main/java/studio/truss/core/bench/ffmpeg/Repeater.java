package studio.truss.core.bench.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
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

import studio.truss.core.media.ffmpeg.Libav;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/// Copies the packets of films of one kind into an MP4, each film later than the one before, so
/// that decode times only rise. One thread.
final class Repeater implements AutoCloseable {
    private final AVFormatContext out;
    private final long[] lastDts;
    private long packets;

    private Repeater(AVFormatContext out, long[] lastDts) {
        this.out = out;
        this.lastDts = lastDts;
    }

    /// @param first of the films
    static Repeater open(Path first, Path target) throws IOException {
        AVFormatContext out = new AVFormatContext(null);
        AVFormatContext in = openInput(first);
        try (BytePointer url = Libav.url(target)) {
            check(avformat_alloc_output_context2(out, null, new BytePointer("mp4"), url), "output");
            for (int i = 0; i < in.nb_streams(); i++) {
                AVStream made = avformat_new_stream(out, null);
                check(avcodec_parameters_copy(made.codecpar(), in.streams(i).codecpar()), "codec");
                made.codecpar().codec_tag(0);
                made.time_base(in.streams(i).time_base());
            }
            AVIOContext file = new AVIOContext(null);
            check(avio_open(file, url, AVIO_FLAG_WRITE), "open");
            out.pb(file);
            check(avformat_write_header(out, (AVDictionary) null), "header");
            long[] last = new long[in.nb_streams()];
            Arrays.fill(last, Long.MIN_VALUE);
            return new Repeater(out, last);
        } finally {
            avformat_close_input(in);
        }
    }

    private static AVFormatContext openInput(Path file) throws IOException {
        AVFormatContext in = new AVFormatContext(null);
        try (BytePointer url = Libav.url(file)) {
            check(avformat_open_input(in, url, null, null), "open " + file.getFileName());
        }
        check(avformat_find_stream_info(in, (AVDictionary) null), "read " + file.getFileName());
        return in;
    }

    /// Adds a film. What would run back in time (the sound's lead-in) is left out.
    void append(Path segment, long offsetMs) throws IOException {
        AVFormatContext in = openInput(segment);
        AVPacket packet = av_packet_alloc();
        try {
            while (av_read_frame(in, packet) >= 0) {
                int index = packet.stream_index();
                AVStream from = in.streams(index);
                long shift = offsetMs * from.time_base().den() / (1000L * from.time_base().num());
                packet.pts(packet.pts() + shift);
                packet.dts(packet.dts() + shift);
                if (packet.dts() > lastDts[index]) {
                    lastDts[index] = packet.dts();
                    av_packet_rescale_ts(packet, from.time_base(), out.streams(index).time_base());
                    packet.pos(-1);
                    check(av_interleaved_write_frame(out, packet), "write");
                    packets++;
                }
                av_packet_unref(packet);
            }
        } finally {
            av_packet_free(packet);
            avformat_close_input(in);
        }
    }

    /// @return how many packets the file holds
    long finish() throws IOException {
        check(av_write_trailer(out), "index");
        return packets;
    }

    private static void check(int code, String what) throws IOException {
        if (code < 0) {
            throw new IOException(what + ": " + Libav.errorText(code));
        }
    }

    @Override
    public void close() {
        if (out.pb() != null && !out.pb().isNull()) {
            avio_closep(out.pb());
        }
        avformat_free_context(out);
    }
}
