package studio.truss.app.studio.editor;

import studio.truss.core.library.entity.Clip;

import java.util.Comparator;
import java.util.List;

/// Which moments are listed, and how.
public enum MomentOrder {
    SCORE(
            Comparator.comparing(Clip::viralityScore)
                    .reversed()
                    .thenComparingLong(Clip::startMs)),
    TIME(Comparator.comparingLong(Clip::startMs)),
    REJECTED(Comparator.comparingLong(Clip::startMs));

    private final Comparator<Clip> comparator;

    MomentOrder(Comparator<Clip> comparator) {
        this.comparator = comparator;
    }

    List<Clip> of(List<Clip> all) {
        return all.stream()
                .filter(clip -> (clip.status() == Clip.Status.REJECTED) == (this == REJECTED))
                .sorted(comparator)
                .toList();
    }
}
