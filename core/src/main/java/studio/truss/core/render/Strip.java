package studio.truss.core.render;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.ShotFraming;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A strip of film: clips of one source that overlap and show the same wherever they do. Its
/// picture is painted and encoded once, with a key frame at every edge, and each clip takes its
/// part. Most strips hold one clip.
///
/// @param plans in order of their start
/// @param shots of all of them, in order
public record Strip(List<RenderPlan> plans, List<ShotFraming> shots) {

    public Strip {
        plans = List.copyOf(plans);
        shots = List.copyOf(shots);
    }

    static Strip of(RenderPlan plan) {
        return new Strip(List.of(plan), joined(plan.shots()));
    }

    /// The strips that plans make, each as long as it can be.
    ///
    /// @param plans in order of their start
    public static List<Strip> of(List<RenderPlan> plans) {
        List<Strip> strips = new ArrayList<>();
        for (RenderPlan plan : plans) {
            int at = 0;
            while (at < strips.size() && !strips.get(at).takes(plan)) {
                at++;
            }
            if (at == strips.size()) {
                strips.add(of(plan));
            } else {
                strips.set(at, strips.get(at).with(plan));
            }
        }
        return strips;
    }

    public TimeRange range() {
        long end = plans.stream().mapToLong(plan -> plan.range().endMs()).max().orElseThrow();
        return TimeRange.of(plans.getFirst().range().startMs(), end);
    }

    /// Its picture as one plan.
    public RenderPlan whole() {
        return plans.getFirst().withRange(range(), shots);
    }

    /// Whether a clip that starts no earlier than those in it can be cut from it, made longer.
    boolean takes(RenderPlan plan) {
        RenderPlan first = plans.getFirst();
        return range().overlaps(plan.range())
                && first.source().equals(plan.source())
                && first.video().equals(plan.video())
                && first.size().equals(plan.size())
                && first.frameRate().equals(plan.frameRate())
                && first.quality() == plan.quality()
                && first.encoder().equals(plan.encoder())
                && Objects.equals(first.limit(), plan.limit())
                // words that reach over an edge are laid out for one clip
                && first.captions() == null
                && plan.captions() == null
                && sameShots(plan);
    }

    private boolean sameShots(RenderPlan plan) {
        long from = plan.range().startMs();
        long to = Math.min(range().endMs(), plan.range().endMs());
        List<ShotFraming> here = within(shots, from, to);
        List<ShotFraming> there = within(joined(plan.shots()), from, to);
        if (here.size() != there.size()) {
            return false;
        }
        for (int i = 0; i < here.size(); i++) {
            if (!here.get(i).range().equals(there.get(i).range())
                    || !here.get(i).layout().equals(there.get(i).layout())) {
                return false;
            }
        }
        return true;
    }

    private Strip with(RenderPlan plan) {
        List<RenderPlan> more = new ArrayList<>(plans);
        more.add(plan);
        List<ShotFraming> longer = new ArrayList<>(shots);
        longer.addAll(within(plan.shots(), range().endMs(), plan.range().endMs()));
        return new Strip(more, joined(longer));
    }

    private static List<ShotFraming> within(List<ShotFraming> shots, long from, long to) {
        if (to <= from) {
            return List.of();
        }
        return shots.stream()
                .map(shot -> during(shot, shot.range().clamp(from, to)))
                .filter(shot -> shot.range().lengthMs() > 0)
                .toList();
    }

    /// Where a clip ends in mid-shot and the next goes on, the two parts are one shot again.
    private static List<ShotFraming> joined(List<ShotFraming> shots) {
        List<ShotFraming> result = new ArrayList<>();
        for (ShotFraming shot : shots) {
            ShotFraming last = result.isEmpty() ? shot : result.getLast();
            if (!result.isEmpty()
                    && last.layout().equals(shot.layout())
                    && last.range().endMs() == shot.range().startMs()) {
                long start = last.range().startMs();
                result.set(
                        result.size() - 1, during(last, TimeRange.of(start, shot.range().endMs())));
            } else {
                result.add(shot);
            }
        }
        return result;
    }

    private static ShotFraming during(ShotFraming shot, TimeRange range) {
        return new ShotFraming(range, shot.layout(), shot.reason(), shot.alternatives());
    }
}
