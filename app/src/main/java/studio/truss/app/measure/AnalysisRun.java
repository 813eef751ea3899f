package studio.truss.app.measure;

import studio.truss.core.clips.Analysed;
import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.Analyst;
import studio.truss.core.clips.ClipListener;
import studio.truss.core.clips.ClipSettings;
import studio.truss.core.clips.Opened;
import studio.truss.core.clips.Source;
import studio.truss.core.clips.watch.Depth;
import studio.truss.core.moments.Moment;
import studio.truss.core.moments.MomentSettings;
import studio.truss.core.reframe.FramingWishes;
import studio.truss.core.reframe.LayoutChoice;
import studio.truss.core.render.Quality;
import studio.truss.core.render.RenderPlan;

import java.nio.file.Path;
import java.util.List;

/// One analysis as `truss analyze` does it, from the file to the moments: its cost, and when the
/// first ranking was there.
///
/// @param firstS seconds until the first ranking; the whole time where every frame was looked at
record AnalysisRun(Meter.Cost cost, double firstS, long durationMs, Analysis analysis) {

    static AnalysisRun of(Analyst analyst, Path file, Depth depth, MomentSettings moments) {
        Hearer hearer = new Hearer(System.nanoTime());
        Analysis[] found = new Analysis[1];
        Meter.Cost cost = Meter.of(() -> found[0] = analyse(analyst, file, depth, moments, hearer));
        double first = hearer.rankedS < 0 ? cost.wallS() : hearer.rankedS;
        return new AnalysisRun(cost, first, found[0].source().info().durationMs(), found[0]);
    }

    private static Analysis analyse(
            Analyst analyst,
            Path file,
            Depth depth,
            MomentSettings moments,
            ClipListener listener) {
        ClipSettings settings =
                new ClipSettings(
                        moments,
                        null,
                        0,
                        depth,
                        FramingWishes.of(LayoutChoice.AUTO),
                        RenderPlan.AUTO,
                        false,
                        Quality.STANDARD,
                        null);
        if (analyst.open(file.toString(), file) instanceof Opened.Ready(Source source)
                && analyst.analyse(source, settings, null, listener)
                        instanceof Analysed.Done(Analysis analysis)) {
            return analysis;
        }
        throw new IllegalStateException(file + " could not be analysed");
    }

    private static final class Hearer implements ClipListener {
        private final long start;
        private double rankedS = -1;

        Hearer(long start) {
            this.start = start;
        }

        @Override
        public void progress(Stage stage, String what, long doneMs, long totalMs) {}

        @Override
        public void note(String text) {}

        @Override
        public void ranked(List<Moment> moments) {
            rankedS = (System.nanoTime() - start) / 1e9;
        }
    }
}
