package studio.truss.core.captions.timing;

import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Where somebody is heard to speak.
///
/// @param stretches in order, apart from one another
public record HeardSpeech(List<TimeRange> stretches) {
    /// Between what the detector says of gaps, 0.25 at most, and of speech, 0.5 at least.
    private static final float SPOKEN = 0.3f;

    public HeardSpeech {
        stretches = List.copyOf(stretches);
    }

    /// @param probability of speech, one value per hop; that of a gap is at most a quarter
    public static HeardSpeech of(float[] probability, int hopMs) {
        List<TimeRange> stretches = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= probability.length; i++) {
            boolean spoken = i < probability.length && probability[i] > SPOKEN;
            if (spoken && from < 0) {
                from = i;
            } else if (!spoken && from >= 0) {
                stretches.add(TimeRange.of((long) from * hopMs, (long) i * hopMs));
                from = -1;
            }
        }
        return new HeardSpeech(stretches);
    }

    /// The parts of a stretch in which somebody speaks.
    List<TimeRange> within(TimeRange range) {
        return stretches.stream()
                .filter(range::overlaps)
                .map(stretch -> stretch.clamp(range.startMs(), range.endMs()))
                .toList();
    }

    TreeSet<Long> onsets() {
        TreeSet<Long> times = new TreeSet<>();
        stretches.forEach(stretch -> times.add(stretch.startMs()));
        return times;
    }

    TreeSet<Long> ends() {
        TreeSet<Long> times = new TreeSet<>();
        stretches.forEach(stretch -> times.add(stretch.endMs()));
        return times;
    }
}
