package studio.truss.core.clips;

import studio.truss.core.clips.captioning.ClipCaptioner;
import studio.truss.core.library.Recorded;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.Moment;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.render.ClipTags;
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

    public ClipMaker(QueuedRenders renders) {
        this.renders = renders;
    }

    /// A moment and the render that it is to get.
    public record Planned(Moment moment, QueuedRenders.Request request) {
        public String file() {
            return request.plan().output().getFileName().toString();
        }

        /// What is known of it before it is rendered.
        public ClipResult asked() {
            return result(new RenderOutcome.Cancelled());
        }

        /// One that is not to be begun.
        ///
        /// @param words why, in sentences
        public ClipResult refused(String words) {
            return result(new RenderOutcome.Failed(RenderOutcome.Kind.REFUSED, words));
        }

        ClipResult result(RenderOutcome outcome) {
            return new ClipResult(moment, file(), request.plan().shots(), outcome);
        }
    }

    /// @param recorded what became of each moment in the library
    /// @param captioner puts in what the library has to say over a clip
    /// @return those that the creator has not rejected or deleted before, in the order of the
    ///   moments
    public static List<Planned> plan(
            Analysis analysis, List<Recorded> recorded, Path folder, ClipCaptioner captioner) {
        List<Moment> moments = analysis.findings().moments();
        Framer framer = new Framer(analysis);
        List<Planned> planned = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            if (recorded.get(i) instanceof Recorded.Refused) {
                continue;
            }
            TimeRange range = moments.get(i).range();
            ClipId clip = recorded.get(i).clipId();
            RenderPlan plan =
                    plan(
                            analysis,
                            moments.get(i),
                            framer.inside(range),
                            folder.resolve(fileName(i + 1, range)));
            planned.add(
                    new Planned(
                            moments.get(i),
                            new QueuedRenders.Request(
                                    clip, captioner.over(plan, analysis.source().sha256(), clip))));
        }
        return planned;
    }

    /// @param settled hears of each clip as soon as it is known what came of it
    /// @return one result for each that is planned, in their order
    public List<ClipResult> make(
            List<Planned> planned, ClipListener listener, QueuedRenders.Settled settled) {
        List<RenderOutcome> outcomes =
                renders.render(planned.stream().map(Planned::request).toList(), listener, settled);
        List<ClipResult> results = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            results.add(planned.get(i).result(outcomes.get(i)));
        }
        return results;
    }

    private static RenderPlan plan(
            Analysis analysis, Moment moment, List<ShotFraming> framings, Path output) {
        Source source = analysis.source();
        return analysis.settings()
                .finish()
                .over(
                        RenderPlan.of(
                                source.file(),
                                source.info(),
                                moment.range(),
                                framings,
                                tags(analysis, moment),
                                output));
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
