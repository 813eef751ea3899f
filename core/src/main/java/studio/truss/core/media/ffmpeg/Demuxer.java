package studio.truss.core.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BYTE;
import static org.bytedeco.ffmpeg.global.avformat.av_index_search_timestamp;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entry;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_seek_file;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;

import studio.truss.core.media.MediaException;

import java.nio.file.Path;

/// An open container: packets in file order, damaged stretches stepped over and counted. One
/// thread.
final class Demuxer implements AutoCloseable {
    /// Containers and bare streams that hold film or sound. Playlists, pictures and devices are not
    /// among them: a file may not make us open another.
    private static final String FORMATS =
            "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mpegts,mpegtsraw,mpeg,mpegvideo,avi,flv,live_flv,"
                + "asf,asf_o,ogg,mxf,mxf_opatom,gxf,wav,w64,mp3,aac,flac,ac3,eac3,aiff,caf,rm,ivf,"
                + "h264,hevc,vvc,m4v,mjpeg,dv,nut,yuv4mpegpipe,obu,av1,wtv,amr,ape,dts,truehd,tta,wv,vc1,"
                + "au,swf,nsv,gif,apng,xwma,voc,oma,dsf,iff,lvf,f4v,psp,ismv,ivr,webm_dash_manifest";

    private static final int ERRORS_MAX = 64;
    private static final int STREAMS_MAX = 128;

    private final Path file;
    private final AVFormatContext context;
    private boolean open = true;
    private int errors;

    private Demuxer(Path file, AVFormatContext context) {
        this.file = file;
        this.context = context;
    }

    /// @throws MediaException where no container is recognised: what the file is, by its first
    ///   bytes
    static Demuxer open(Path file) throws MediaException {
        Libav.quiet();
        AVFormatContext context = new AVFormatContext(null);
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "format_whitelist", FORMATS, 0);
        av_dict_set(options, "protocol_whitelist", "file", 0);
        av_dict_set(options, "max_streams", Integer.toString(STREAMS_MAX), 0);
        int opened;
        try (BytePointer url = Libav.url(file)) {
            opened = avformat_open_input(context, url, null, options);
        } finally {
            av_dict_free(options);
        }
        if (opened < 0) {
            throw new MediaException(FileKind.problemOfRefused(file));
        }
        Demuxer demuxer = new Demuxer(file, context);
        avformat_find_stream_info(context, (AVDictionary) null);
        return demuxer;
    }

    Path file() {
        return file;
    }

    AVFormatContext context() {
        return context;
    }

    int streams() {
        return context.nb_streams();
    }

    AVStream stream(int index) {
        return context.streams(index);
    }

    /// Packets of other streams are no longer read.
    void keepOnly(int index) {
        for (int i = 0; i < context.nb_streams(); i++) {
            if (i != index) {
                context.streams(i).discard(AVDISCARD_ALL);
            }
        }
    }

    /// Errors met while reading, stepped over.
    int errors() {
        return errors;
    }

    /// The next packet of any kept stream; false at the end. `packet` must be unreferenced.
    boolean read(AVPacket packet) {
        for (int attempt = 0; attempt < ERRORS_MAX; attempt++) {
            int result = av_read_frame(context, packet);
            if (result >= 0) {
                return true;
            }
            if (result == AVERROR_EOF()) {
                return false;
            }
            errors++;
        }
        return false;
    }

    /// The next packet of one stream; false at the end.
    boolean read(AVPacket packet, int index) {
        while (read(packet)) {
            if (packet.stream_index() == index) {
                return true;
            }
            av_packet_unref(packet);
        }
        return false;
    }

    /// To the key frame at or before `pts`, as far as the container knows.
    boolean seek(int index, long pts) {
        return avformat_seek_file(context, index, Long.MIN_VALUE, pts, pts, AVSEEK_FLAG_BACKWARD)
                >= 0;
    }

    /// Whether the container's index has a key frame between two times of decoding.
    boolean indexedKeyBetween(int index, long from, long to) {
        AVStream stream = context.streams(index);
        int entry = av_index_search_timestamp(stream, to, AVSEEK_FLAG_BACKWARD);
        return entry >= 0 && avformat_index_get_entry(stream, entry).timestamp() > from;
    }

    void seekToFirstByte() {
        avformat_seek_file(context, -1, 0, 0, 0, AVSEEK_FLAG_BYTE);
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            avformat_close_input(context);
        }
    }
}
