package studio.truss.core.shots;

import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.List;

/// A stretch without a cut.
public record Shot(TimeRange range) {

    /// The shots between `cuts` (in order of time) of a source of `durationMs`; they cover it
    /// without gap. A dissolve is divided in its middle, a fade where it is darkest.
    public static List<Shot> between(List<Cut> cuts, long durationMs) {
        List<Shot> shots = new ArrayList<>();
        long start = 0;
        for (Cut cut : cuts) {
            long at =
                    switch (cut.kind()) {
                        case CUT, FADE -> cut.ms();
                        case DISSOLVE -> (cut.ms() + cut.endMs()) / 2;
                    };
            if (at > start && at < durationMs) {
                shots.add(new Shot(TimeRange.of(start, at)));
                start = at;
            }
        }
        shots.add(new Shot(TimeRange.of(start, Math.max(start, durationMs))));
        return List.copyOf(shots);
    }
}
