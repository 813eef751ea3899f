package studio.truss.core.testing;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_GLOBALHEADER;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;

import studio.truss.core.media.ffmpeg.Libav;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Muxes the tracks of one [Footage], the earliest packet first.
final class FootageWriter {
    private static final int BIT_EXACT = 0x400;

    private FootageWriter() {}

    static void write(Footage footage, Path file) {
        AVFormatContext muxer = new AVFormatContext(null);
        List<FootageTrack> tracks = new ArrayList<>();
        AVPacket packet = av_packet_alloc();
        try (BytePointer url = Libav.url(file)) {
            check(
                    avformat_alloc_output_context2(muxer, null, null, url),
                    "no container for " + file);
            muxer.flags(muxer.flags() | BIT_EXACT);
            boolean globalHeader = (muxer.oformat().flags() & AVFMT_GLOBALHEADER) != 0;
            if (footage.picture != null) {
                tracks.add(FootageTrack.picture(footage, footage.picture, muxer, globalHeader));
            }
            for (String sound : footage.sounds) {
                tracks.add(FootageTrack.sound(footage, sound, muxer, globalHeader));
            }
            AVIOContext output = new AVIOContext(null);
            check(avio_open(output, url, AVIO_FLAG_WRITE), "open " + file);
            muxer.pb(output);
            AVDictionary options = new AVDictionary(null);
            if (footage.indexFirst && file.toString().endsWith(".mp4")) {
                av_dict_set(options, "movflags", "+faststart", 0);
            }
            check(avformat_write_header(muxer, options), "header");
            av_dict_free(options);
            List<FootageTrack> running = new ArrayList<>(tracks);
            while (!running.isEmpty()) {
                FootageTrack next =
                        running.stream()
                                .min(Comparator.comparingDouble(FootageTrack::seconds))
                                .orElseThrow();
                if (!next.step(muxer, packet)) {
                    running.remove(next);
                }
            }
            check(av_write_trailer(muxer), "trailer");
            avio_closep(output);
        } finally {
            tracks.forEach(FootageTrack::close);
            av_packet_free(packet);
            avformat_free_context(muxer);
        }
    }

    static int check(int result, String what) {
        if (result < 0) {
            throw new IllegalStateException(what + ": " + Libav.errorText(result));
        }
        return result;
    }
}
