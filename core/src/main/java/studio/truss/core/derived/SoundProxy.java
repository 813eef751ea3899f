package studio.truss.core.derived;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// A source's sound as WAV files that any player plays without a codec: mono, 16 bit, sample 0 at
/// the source's first video frame, silence where the source has none, to the source's end.
///
/// @param segments in order, each but the last of one length; they follow one another without a gap
public record SoundProxy(int sampleRate, long durationMs, List<Segment> segments) {
    private static final String INDEX = "index.json";

    /// @param startMs on the source's clock
    public record Segment(Path file, long startMs, long durationMs) {
        public long endMs() {
            return startMs + durationMs;
        }
    }

    /// What stands in the index file.
    private record Index(int sampleRate, long durationMs, long segmentMs) {}

    public SoundProxy {
        segments = List.copyOf(segments);
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("no segments");
        }
    }

    /// The segment that plays at a time of the source's clock; the first or the last beyond its
    /// ends.
    public Segment at(long ms) {
        for (Segment segment : segments) {
            if (ms < segment.endMs()) {
                return segment;
            }
        }
        return segments.getLast();
    }

    public static Path segment(Path folder, int number) {
        return folder.resolve("%03d.wav".formatted(number));
    }

    /// Writes down what was made, beside the segments.
    ///
    /// @param segmentMs of each but the last
    public static void describe(Path folder, int sampleRate, long durationMs, long segmentMs)
            throws IOException {
        Description.write(folder.resolve(INDEX), new Index(sampleRate, durationMs, segmentMs));
    }

    static SoundProxy read(Path folder) {
        Index index = Description.read(folder.resolve(INDEX), Index.class);
        int count = Math.toIntExact(Math.max(1, Math.ceilDiv(index.durationMs, index.segmentMs)));
        List<Segment> segments =
                IntStream.range(0, count).mapToObj(i -> segment(folder, index, i)).toList();
        return new SoundProxy(index.sampleRate, index.durationMs, segments);
    }

    private static Segment segment(Path folder, Index index, int number) {
        long start = number * index.segmentMs;
        return new Segment(
                segment(folder, number),
                start,
                Math.min(index.segmentMs, index.durationMs - start));
    }
}
