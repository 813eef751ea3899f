package studio.truss.core.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_ENCRYPTION_INFO;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_get_side_data;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entry;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;

import java.util.Arrays;

/// What packets and the container's index tell without decoding. One thread.
final class PacketSurvey {
    private static final int PACKETS_READ = 400;
    private static final int TAIL_PACKETS_MAX = 200_000;
    private static final int INDEX_READ_MAX = 20_000;

    private PacketSurvey() {}

    /// The first packets of one stream.
    ///
    /// @param count how many there are, up to a bound
    /// @param encrypted a packet is
    /// @param uneven their times do not keep one distance
    /// @param meanTicks mean distance of two frames, 0 where unknown
    record Head(int count, boolean encrypted, boolean uneven, double meanTicks) {}

    /// Reads from where the demuxer stands, which should be the beginning.
    static Head head(Demuxer demuxer, int index) {
        AVPacket packet = av_packet_alloc();
        long[] times = new long[PACKETS_READ];
        int count = 0;
        int timed = 0;
        boolean encrypted = false;
        try {
            while (count < PACKETS_READ && demuxer.read(packet, index)) {
                count++;
                long time = packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
                if (time != AV_NOPTS_VALUE) {
                    times[timed++] = time;
                }
                encrypted |= isEncrypted(packet);
                av_packet_unref(packet);
            }
        } finally {
            av_packet_free(packet);
        }
        // The last few may be reordered with packets that were not read.
        int sure = count == PACKETS_READ ? timed - 16 : timed;
        long[] sorted = Arrays.copyOf(times, Math.max(0, sure));
        Arrays.sort(sorted);
        double mean =
                sorted.length < 2
                        ? 0
                        : (double) (sorted[sorted.length - 1] - sorted[0]) / (sorted.length - 1);
        double tickMs = Streams.timeBase(demuxer.stream(index)).toDouble() * 1000;
        return new Head(count, encrypted, Cadence.uneven(sorted, sorted.length, tickMs), mean);
    }

    private static boolean isEncrypted(AVPacket packet) {
        if (packet.side_data_elems() == 0) {
            return false;
        }
        try (SizeTPointer size = new SizeTPointer(1)) {
            BytePointer data = av_packet_get_side_data(packet, AV_PKT_DATA_ENCRYPTION_INFO, size);
            return data != null && !data.isNull();
        }
    }

    /// Whether the decoding times of an index that lists every frame keep one distance.
    static boolean indexUneven(AVStream stream) {
        int entries = Math.min(avformat_index_get_entries_count(stream), INDEX_READ_MAX);
        if (entries < 4 || stream.nb_frames() < avformat_index_get_entries_count(stream)) {
            return false;
        }
        long[] times = new long[entries];
        for (int i = 0; i < entries; i++) {
            times[i] = avformat_index_get_entry(stream, i).timestamp();
        }
        double tickMs = Streams.timeBase(stream).toDouble() * 1000;
        return Cadence.uneven(times, entries, tickMs);
    }

    /// Time by the index of the first packet that lies beyond the end of the file; `AV_NOPTS_VALUE`
    /// where none does.
    static long cutOffAt(AVStream stream, long fileBytes) {
        int entries = avformat_index_get_entries_count(stream);
        if (entries == 0 || !beyond(avformat_index_get_entry(stream, entries - 1), fileBytes)) {
            return AV_NOPTS_VALUE;
        }
        int low = 0;
        int high = entries - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (beyond(avformat_index_get_entry(stream, middle), fileBytes)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return avformat_index_get_entry(stream, low).timestamp();
    }

    private static boolean beyond(AVIndexEntry entry, long fileBytes) {
        return entry != null && !entry.isNull() && entry.pos() + entry.size() > fileBytes;
    }

    /// Where the last packet of a stream ends, found by reading on from the last key frame;
    /// `AV_NOPTS_VALUE` where nothing can be read there.
    static long endOf(Demuxer demuxer, int index, long nearPts) {
        AVPacket packet = av_packet_alloc();
        long end = AV_NOPTS_VALUE;
        try {
            if (!demuxer.seek(index, nearPts)) {
                return AV_NOPTS_VALUE;
            }
            for (int i = 0; i < TAIL_PACKETS_MAX && demuxer.read(packet, index); i++) {
                if (packet.pts() != AV_NOPTS_VALUE) {
                    end = Math.max(end, packet.pts() + Math.max(0, packet.duration()));
                }
                av_packet_unref(packet);
            }
        } finally {
            av_packet_free(packet);
        }
        return end;
    }
}
