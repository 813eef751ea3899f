package studio.truss.core.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.bytedeco.ffmpeg.avcodec.AVPacket;

import studio.truss.core.media.MediaException;
import studio.truss.core.media.Rational;
import studio.truss.core.media.TimeRange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The stretches of a file for which it holds nothing, neither picture nor sound: where it is
/// damaged, or where its times jump because recordings were joined. Found by reading its packets.
///
/// @param holes in order, on the source's clock
/// @param endMs of the last packet
record PacketHoles(List<TimeRange> holes, long endMs) {
    /// A larger file is not read for this: probing has to be quick.
    private static final long BYTES_MAX = 128L << 20;

    private static final long HOLE_MS_MIN = 2_000;

    /// Of pictures alone: a recorded screen may rest for long.
    private static final long REST_MS_MIN = 120_000;

    private static final long BEFORE_JUMP_MS_MIN = 1_000;

    PacketHoles {
        holes = List.copyOf(holes);
    }

    /// @param picture the stream that is shown
    static PacketHoles of(Path file, int picture, SourceClock clock) throws MediaException {
        if (FileKind.size(file) > BYTES_MAX) {
            return new PacketHoles(List.of(), 0);
        }
        try (Demuxer demuxer = Demuxer.open(file)) {
            Map<Integer, Track> tracks = new LinkedHashMap<>();
            for (int i = 0; i < demuxer.streams(); i++) {
                boolean sound = demuxer.stream(i).codecpar().codec_type() == AVMEDIA_TYPE_AUDIO;
                if (i == picture || sound) {
                    tracks.put(i, new Track(clock, Streams.timeBase(demuxer.stream(i))));
                }
            }
            read(demuxer, tracks);
            List<TimeRange> holes = List.of(TimeRange.of(0, Long.MAX_VALUE / 2));
            long end = 0;
            for (Track track : tracks.values()) {
                holes = common(holes, track.gaps);
                end = Math.max(end, track.coveredMs);
            }
            long least = tracks.size() > 1 ? HOLE_MS_MIN : REST_MS_MIN;
            return new PacketHoles(
                    holes.stream().filter(hole -> hole.lengthMs() >= least).toList(), end);
        }
    }

    private static void read(Demuxer demuxer, Map<Integer, Track> tracks) {
        AVPacket packet = av_packet_alloc();
        try {
            while (demuxer.read(packet)) {
                Track track = tracks.get(packet.stream_index());
                if (track != null) {
                    track.take(packet);
                }
                av_packet_unref(packet);
            }
        } finally {
            av_packet_free(packet);
        }
    }

    private static List<TimeRange> common(List<TimeRange> some, List<TimeRange> others) {
        List<TimeRange> both = new ArrayList<>();
        for (TimeRange a : some) {
            for (TimeRange b : others) {
                long start = Math.max(a.startMs(), b.startMs());
                long end = Math.min(a.endMs(), b.endMs());
                if (end > start) {
                    both.add(TimeRange.of(start, end));
                }
            }
        }
        return both;
    }

    /// The hole that is longer than all that the file holds: no recording lies behind it, its times
    /// jump.
    Optional<TimeRange> jump() {
        long held = endMs - holes.stream().mapToLong(TimeRange::lengthMs).sum();
        return holes.stream()
                .filter(hole -> hole.lengthMs() > held && hole.startMs() >= BEFORE_JUMP_MS_MIN)
                .findFirst();
    }

    /// Where the packets of one stream leave a gap. One thread.
    private static final class Track {
        private final SourceClock clock;
        private final Rational timeBase;
        private final List<TimeRange> gaps = new ArrayList<>();
        private long coveredMs; // up to where there were packets

        Track(SourceClock clock, Rational timeBase) {
            this.clock = clock;
            this.timeBase = timeBase;
        }

        void take(AVPacket packet) {
            long pts = packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
            if (pts == AV_NOPTS_VALUE) {
                return;
            }
            long begins = clock.ms(pts, timeBase);
            if (coveredMs > 0 && begins - coveredMs >= HOLE_MS_MIN) {
                gaps.add(TimeRange.of(coveredMs, begins));
            }
            long lasts = timeBase.toMillis(Math.max(0, packet.duration()));
            coveredMs = Math.max(coveredMs, begins + lasts);
        }
    }
}
