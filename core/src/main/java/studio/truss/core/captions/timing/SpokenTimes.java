package studio.truss.core.captions.timing;

import studio.truss.core.captions.Segment;
import studio.truss.core.captions.Word;
import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.function.UnaryOperator;

/// Moves what is said to where it is heard. A model that listens places sentences a second beside
/// their sound, all of a stretch alike, and each a little on its own: the first is put right by one
/// shift of the stretch, where that brings clearly more edges to where speech begins and ends; the
/// second by moving each edge to the nearest such place, where one is near. Pure.
public final class SpokenTimes {
    private static final long SHIFT_MAX = 1_500;
    private static final long SHIFT_STEP = 20;

    /// An edge further from where speech begins or ends than this is left where it is.
    private static final long SNAP_MS = 300;

    /// Fewer edges agree with a wrong shift by chance.
    private static final int EDGES_MIN = 6;

    /// How much better an edge must fit on the average, of 1.
    private static final double CLEARLY = 0.15;

    private static final long SHORTEST_MS = 100;

    private SpokenTimes() {}

    /// @param segments in order of time
    /// @param durationMs of the video; nothing ends later
    /// @return the same text in the same order; what did not overlap does not overlap
    public static List<Segment> refined(
            List<Segment> segments, HeardSpeech heard, long durationMs) {
        NavigableSet<Long> onsets = heard.onsets();
        NavigableSet<Long> ends = heard.ends();
        List<TimeRange> ranges = new ArrayList<>();
        for (List<Segment> stretch : Stretches.of(segments)) {
            move(stretch, shift(stretch, heard), onsets, ends, durationMs, ranges);
        }
        return placed(segments, ranges, heard, durationMs);
    }

    private static void move(
            List<Segment> stretch,
            long shift,
            NavigableSet<Long> onsets,
            NavigableSet<Long> ends,
            long durationMs,
            List<TimeRange> ranges) {
        for (Segment segment : stretch) {
            TimeRange moved =
                    TimeRange.of(segment.startMs(), segment.endMs())
                            .clamp(Math.max(0, -shift), Math.max(0, durationMs - shift));
            long start = moved.startMs() + shift;
            long end = moved.endMs() + shift;
            long snappedStart = snapped(start, onsets);
            long snappedEnd = Math.min(durationMs, snapped(end, ends));
            long words = segment.words().size() * VoicedWords.LEAST_MS;
            ranges.add(
                    snappedEnd - snappedStart >= Math.max(SHORTEST_MS, Math.min(words, end - start))
                            ? TimeRange.of(snappedStart, snappedEnd)
                            : TimeRange.of(start, end));
        }
    }

    /// The shift of all under which most edges fall on edges of speech; 0 where none is clearly
    /// better than what there is.
    static long shift(List<Segment> segments, HeardSpeech heard) {
        int edges = 2 * segments.size();
        if (edges < EDGES_MIN || heard.stretches().isEmpty()) {
            return 0;
        }
        NavigableSet<Long> onsets = heard.onsets();
        NavigableSet<Long> ends = heard.ends();
        double asItIs = fit(segments, 0, onsets, ends);
        long best = 0;
        double most = asItIs;
        for (long by = SHIFT_STEP; by <= SHIFT_MAX; by += SHIFT_STEP) {
            for (long shift : new long[] {-by, by}) {
                double fit = fit(segments, shift, onsets, ends);
                if (fit > most) {
                    most = fit;
                    best = shift;
                }
            }
        }
        return most - asItIs >= CLEARLY * edges ? best : 0;
    }

    private static double fit(
            List<Segment> segments,
            long shift,
            NavigableSet<Long> onsets,
            NavigableSet<Long> ends) {
        double sum = 0;
        for (Segment segment : segments) {
            sum += fit(segment.startMs() + shift, onsets) + fit(segment.endMs() + shift, ends);
        }
        return sum;
    }

    private static double fit(long ms, NavigableSet<Long> places) {
        return Math.max(0, 1 - (double) Math.abs(nearest(ms, places) - ms) / SNAP_MS);
    }

    private static long snapped(long ms, NavigableSet<Long> places) {
        long near = nearest(ms, places);
        return Math.abs(near - ms) <= SNAP_MS ? near : ms;
    }

    private static long nearest(long ms, NavigableSet<Long> places) {
        Long before = places.floor(ms);
        Long after = places.ceiling(ms);
        if (before == null || after == null) {
            return before != null ? before : after != null ? after : Long.MAX_VALUE / 4;
        }
        return ms - before <= after - ms ? before : after;
    }

    private static List<Segment> placed(
            List<Segment> segments, List<TimeRange> ranges, HeardSpeech heard, long durationMs) {
        List<Segment> placed = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            Segment said = segments.get(i);
            TimeRange range = ranges.get(i);
            boolean follows = i > 0 && said.startMs() >= segments.get(i - 1).endMs();
            long from = range.startMs();
            if (i > 0) {
                // order is kept, and what followed follows
                Segment last = placed.getLast();
                from = Math.max(from, follows ? last.endMs() : last.startMs());
            }
            boolean next = i + 1 < segments.size() && segments.get(i + 1).startMs() >= said.endMs();
            long until = range.endMs();
            if (next) {
                long begins = ranges.get(i + 1).startMs();
                until = begins - from >= SHORTEST_MS ? Math.min(until, begins) : until;
            }
            from = Math.min(from, Math.max(0, durationMs - 1));
            placed.add(spoken(said, TimeRange.of(from, Math.max(from + 1, until)), heard));
        }
        return placed;
    }

    private static Segment spoken(Segment said, TimeRange range, HeardSpeech heard) {
        Segment plain = Segment.of(said.startMs(), said.endMs(), said.speaker(), said.text());
        List<Word> words =
                plain.words().equals(said.words())
                        ? VoicedWords.spread(said.text(), range, heard)
                        : moved(said, range);
        return new Segment(range.startMs(), range.endMs(), said.speaker(), said.text(), words);
    }

    /// Words that have times of their own keep their places between the edges.
    private static List<Word> moved(Segment said, TimeRange range) {
        double scale = (double) range.lengthMs() / (said.endMs() - said.startMs());
        UnaryOperator<Long> to = ms -> range.startMs() + Math.round((ms - said.startMs()) * scale);
        return said.words().stream()
                .map(word -> {
                    long start = Math.max(0, to.apply(word.startMs()));
                    return new Word(
                            start, Math.max(start + 1, to.apply(word.endMs())), word.text());
                })
                .toList();
    }
}
