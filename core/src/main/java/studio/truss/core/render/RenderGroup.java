package studio.truss.core.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Plans of one source that are decoded in one pass.
///
/// @param plans in order of their start; at no instant are more than [#OPEN_MAX] of their strips
///   under way
public record RenderGroup(List<RenderPlan> plans) {

    /// An encoder at 1080x1920 holds some 220 MB of frames.
    public static final int OPEN_MAX = 2;

    /// What lies between two clips is sought over, but for sources without an index: those are
    /// decoded through the gap, which beyond this length costs more than opening them again.
    static final long GAP_MAX_MS = 10_000;

    public RenderGroup {
        plans = List.copyOf(plans);
        if (plans.isEmpty()) {
            throw new IllegalArgumentException("a group without a plan");
        }
    }

    /// Puts plans that overlap or lie close together into groups; plans of several sources may be
    /// mixed. The order of groups is that of their first plan.
    public static List<RenderGroup> of(List<RenderPlan> plans) {
        List<RenderPlan> sorted = new ArrayList<>(plans);
        sorted.sort(
                Comparator.comparing((RenderPlan p) -> p.source().toString())
                        .thenComparing(RenderPlan::range));
        List<List<RenderPlan>> groups = new ArrayList<>();
        for (RenderPlan plan : sorted) {
            groups.stream()
                    .filter(group -> fits(plan, group))
                    .findFirst()
                    .ifPresentOrElse(
                            group -> group.add(plan),
                            () -> groups.add(new ArrayList<>(List.of(plan))));
        }
        return groups.stream().map(RenderGroup::new).toList();
    }

    private static boolean fits(RenderPlan plan, List<RenderPlan> group) {
        if (!group.getFirst().source().equals(plan.source())) {
            return false;
        }
        long start = plan.range().startMs();
        long end = group.stream().mapToLong(p -> p.range().endMs()).max().orElseThrow();
        List<Strip> strips = Strip.of(group);
        long open = strips.stream().filter(strip -> strip.range().endMs() > start).count();
        return start <= end + GAP_MAX_MS
                && (open < OPEN_MAX || strips.stream().anyMatch(strip -> strip.takes(plan)));
    }
}
