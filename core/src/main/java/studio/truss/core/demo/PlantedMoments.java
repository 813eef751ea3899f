package studio.truss.core.demo;

import studio.truss.core.media.TimeRange;

import java.util.List;

/// What a search found of the moments that a script planted.
///
/// A planted moment counts as found when one of the ranges covers at least half of it; a range that
/// does so for none of them is invented.
public record PlantedMoments(
        List<DemoScript.Cue> found, List<DemoScript.Cue> missed, List<TimeRange> invented) {

    public PlantedMoments {
        found = List.copyOf(found);
        missed = List.copyOf(missed);
        invented = List.copyOf(invented);
    }

    public static PlantedMoments of(DemoScript script, List<TimeRange> ranges) {
        List<DemoScript.Cue> planted = script.moments();
        return new PlantedMoments(
                planted.stream()
                        .filter(cue -> ranges.stream().anyMatch(r -> hits(r, cue)))
                        .toList(),
                planted.stream()
                        .filter(cue -> ranges.stream().noneMatch(r -> hits(r, cue)))
                        .toList(),
                ranges.stream()
                        .filter(r -> planted.stream().noneMatch(cue -> hits(r, cue)))
                        .toList());
    }

    public int planted() {
        return found.size() + missed.size();
    }

    private static boolean hits(TimeRange range, DemoScript.Cue cue) {
        return 2 * range.overlapMs(cue.range()) >= cue.range().lengthMs();
    }

    /// "4 of 4 planted moments found, nothing else".
    public String words() {
        return "%d of %d planted moments found, %s"
                .formatted(
                        found.size(),
                        planted(),
                        invented.isEmpty()
                                ? "nothing else"
                                : invented.size() + " other(s) besides");
    }
}
