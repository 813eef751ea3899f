package studio.truss.core.clips;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.Moment;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.render.ClipTags;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.RenderGroup;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.Renderer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Renders the moments of an analysis into a folder, clips that lie close in one pass over the
/// source.
public final class ClipMaker {
    private final Renderer renderer;

    public ClipMaker(Renderer renderer) {
        this.renderer = renderer;
    }

    /// @return one result for each moment, in the order of the moments
    public List<ClipResult> make(Analysis analysis, Path folder, ClipListener listener) {
        List<Moment> moments = analysis.findings().moments();
        Framer framer = new Framer(analysis);
        List<RenderPlan> plans = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            plans.add(
                    plan(
                            analysis,
                            moments.get(i),
                            framer.inside(moments.get(i).range()),
                            folder.resolve(fileName(i + 1, moments.get(i).range()))));
        }
        Map<Path, RenderOutcome> outcomes = render(plans, listener);
        List<ClipResult> results = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            RenderPlan plan = plans.get(i);
            results.add(
                    new ClipResult(
                            moments.get(i),
                            plan.output().getFileName().toString(),
                            plan.shots(),
                            outcomes.getOrDefault(plan.output(), new RenderOutcome.Cancelled())));
        }
        return results;
    }

    private Map<Path, RenderOutcome> render(List<RenderPlan> plans, ClipListener listener) {
        Map<Path, RenderOutcome> outcomes = new HashMap<>();
        long totalMs = lengthMs(plans);
        long before = 0;
        for (RenderGroup group : RenderGroup.of(plans)) {
            long base = before;
            List<RenderOutcome> done =
                    renderer.render(
                            group,
                            (doneMs, groupMs) ->
                                    listener.progress(
                                            ClipListener.Stage.RENDER,
                                            names(group),
                                            base + doneMs,
                                            totalMs),
                            Renderer.Listener.none());
            for (int i = 0; i < done.size(); i++) {
                outcomes.put(group.plans().get(i).output(), done.get(i));
            }
            before += lengthMs(group.plans());
        }
        return outcomes;
    }

    private static long lengthMs(List<RenderPlan> plans) {
        return plans.stream().mapToLong(plan -> plan.range().lengthMs()).sum();
    }

    private static RenderPlan plan(
            Analysis analysis, Moment moment, List<ShotFraming> framings, Path output) {
        Source source = analysis.source();
        ClipSettings settings = analysis.settings();
        RenderPlan plan =
                RenderPlan.of(
                                source.file(),
                                source.info(),
                                moment.range(),
                                framings,
                                tags(analysis, moment),
                                output)
                        .withEncoder(settings.encoder())
                        .withQuality(settings.quality());
        return settings.nativeSize()
                ? plan.withSize(FrameSize.nativeOf(source.info().picture().orElseThrow()))
                : plan;
    }

    private static ClipTags tags(Analysis analysis, Moment moment) {
        return new ClipTags(
                moment.title(),
                "Made with Truss Studio %s from sha256 %s, %d-%d ms"
                        .formatted(
                                analysis.versions().program(),
                                analysis.source().sha256(),
                                moment.range().startMs(),
                                moment.range().endMs()));
    }

    /// `03-1h02m41s.mp4`: the moment's place and where in the source it begins.
    static String fileName(int place, TimeRange range) {
        long s = range.startMs() / 1000;
        String at =
                s >= 3600
                        ? String.format(Locale.ROOT, "%dh%02dm%02ds", s / 3600, s / 60 % 60, s % 60)
                        : String.format(Locale.ROOT, "%dm%02ds", s / 60, s % 60);
        return String.format(Locale.ROOT, "%02d-%s.mp4", place, at);
    }

    private static String names(RenderGroup group) {
        return String.join(
                ", ",
                group.plans().stream()
                        .map(plan -> plan.output().getFileName().toString())
                        .toList());
    }
}
