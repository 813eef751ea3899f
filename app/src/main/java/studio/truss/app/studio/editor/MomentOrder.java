package studio.truss.app.studio.editor;

import studio.truss.core.library.entity.Clip;

import java.util.Comparator;
import java.util.List;

/// Which moments are listed, and how.
public enum MomentOrder {
    SCORE,
    TIME,
    REJECTED;

    List<Clip> of(List<Clip> all) {
        return all.stream()
                .filter(clip -> (clip.status() == Clip.Status.REJECTED) == (this == REJECTED))
                .sorted(comparator())
                .toList();
    }

    private Comparator<Clip> comparator() {
        Comparator<Clip> byTime = Comparator.comparingLong(Clip::startMs);
        return switch (this) {
            case SCORE ->
                    Comparator.comparing(Clip::viralityScore).reversed().thenComparing(byTime);
            case TIME, REJECTED -> byTime;
        };
    }
}
