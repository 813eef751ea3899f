package studio.truss.core.clips;

import studio.truss.core.clips.captioning.ClipCaptioner;
import studio.truss.core.library.Recorded;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.Moment;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.render.ClipTags;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Renders the moments of an analysis into a folder, clips that lie close in one pass over the
/// source.
public final class ClipMaker {
    private final QueuedRenders renders;
    private final ClipCaptioner captioner;

    public ClipMaker(QueuedRenders renders, ClipCaptioner captioner) {
        this.renders = renders;
        this.captioner = captioner;
    }

    /// @param recorded what became of each moment in the library
    /// @return one result for each moment that the creator has not rejected or deleted before, in
    ///   the order of the moments
    public List<ClipResult> make(
            Analysis analysis, List<Recorded> recorded, Path folder, ClipListener listener) {
        List<Moment> moments = analysis.findings().moments();
        Framer framer = new Framer(analysis);
        List<Moment> wanted = new ArrayList<>();
        List<QueuedRenders.Request> requests = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            if (recorded.get(i) instanceof Recorded.Refused) {
                continue;
            }
            TimeRange range = moments.get(i).range();
            wanted.add(moments.get(i));
            ClipId clip = recorded.get(i).clipId();
            RenderPlan plan =
                    plan(
                            analysis,
                            moments.get(i),
                            framer.inside(range),
                            folder.resolve(fileName(i + 1, range)));
            requests.add(
                    new QueuedRenders.Request(
                            clip, captioner.over(plan, analysis.source().sha256(), clip)));
        }
        List<RenderOutcome> outcomes = renders.render(requests, listener);
        List<ClipResult> results = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            RenderPlan plan = requests.get(i).plan();
            results.add(
                    new ClipResult(
                            wanted.get(i),
                            plan.output().getFileName().toString(),
                            plan.shots(),
                            outcomes.get(i)));
        }
        return results;
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
        return String.format(Locale.ROOT, "%02d-%s.mp4", place, at(range));
    }

    /// `1h02m41s`: where a range begins.
    static String at(TimeRange range) {
        long s = range.startMs() / 1000;
        return s >= 3600
                ? String.format(Locale.ROOT, "%dh%02dm%02ds", s / 3600, s / 60 % 60, s % 60)
                : String.format(Locale.ROOT, "%dm%02ds", s / 60, s % 60);
    }
}
