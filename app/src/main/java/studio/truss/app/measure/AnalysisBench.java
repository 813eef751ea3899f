package studio.truss.app.measure;

import studio.truss.core.bench.BenchJobs;
import studio.truss.core.bench.PlainWay;
import studio.truss.core.clips.Analyst;
import studio.truss.core.clips.watch.Depth;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.moments.MomentSettings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What `truss analyze` costs, against decoding every frame and making four a second small; how
/// soon the first ranking is there; and the memory that it takes.
public final class AnalysisBench {
    private static final double SPEED = 30;
    private static final double FIRST_PERCENT = 3;
    private static final double PARENT_MB = 400;
    private static final double WORKER_MB = 700;

    private AnalysisBench() {}

    /// Both sides, rounds interleaved.
    public static List<Row> run(Analyst analyst, Path source, MediaInfo info, int rounds) {
        AnalysisRun[] runs = new AnalysisRun[rounds];
        Meter.Cost[] plain = new Meter.Cost[rounds];
        Meter.Peak peak;
        try (PlainWay way = PlainWay.open()) {
            for (int i = 0; i < rounds; i++) {
                runs[i] = AnalysisRun.of(analyst, source, Depth.AUTO, MomentSettings.usual());
                plain[i] = plain(way, source, info);
            }
            peak = Meter.Peak.now();
        }
        return rows(List.of(runs), Meter.Cost.median(plain), peak);
    }

    /// Our side alone.
    ///
    /// @param baselineCpuS CPU seconds of the plain way for a minute, measured elsewhere
    /// @param baselineX its speed
    public static List<Row> once(
            Analyst analyst, Path source, Depth depth, double baselineCpuS, double baselineX) {
        AnalysisRun run = AnalysisRun.of(analyst, source, depth, MomentSettings.usual());
        double minutes = run.durationMs() / 60_000.0;
        Meter.Cost plain = new Meter.Cost(minutes * 60 / baselineX, minutes * baselineCpuS);
        return rows(List.of(run), plain, Meter.Peak.now());
    }

    /// Decodes every frame.
    public static Meter.Cost plain(PlainWay way, Path source, MediaInfo info) {
        var request =
                new BenchJobs.PlainDecode(
                        source, info.picture().orElseThrow(), info.durationMs(), 0);
        return Meter.of(() -> way.run(BenchJobs.PLAIN_DECODE, request));
    }

    private static List<Row> rows(List<AnalysisRun> runs, Meter.Cost plain, Meter.Peak peak) {
        int rounds = runs.size();
        Meter.Cost ours =
                Meter.Cost.median(runs.stream().map(AnalysisRun::cost).toArray(Meter.Cost[]::new));
        double first = Meter.median(runs.stream().mapToDouble(AnalysisRun::firstS).toArray());
        double minutes = runs.getFirst().durationMs() / 60_000.0;
        String what = "analysis of " + Math.round(minutes) + " min: ";
        List<Row> rows = new ArrayList<>();
        rows.add(
                Row.atLeast(what + "speed", minutes * 60 / ours.wallS(), "x", SPEED)
                        .against(minutes * 60 / plain.wallS())
                        .over(rounds));
        rows.add(
                Row.fact(what + "CPU a minute", ours.cpuS() / minutes, "s")
                        .against(plain.cpuS() / minutes)
                        .over(rounds));
        rows.add(
                Row.atMost(
                                what + "first ranking after",
                                100 * first / (minutes * 60),
                                "% of its length",
                                FIRST_PERCENT)
                        .over(rounds));
        rows.add(Row.atMost(what + "parent's memory", peak.parentMb(), "MB", PARENT_MB));
        rows.add(Row.atMost(what + "largest worker's memory", peak.workerMb(), "MB", WORKER_MB));
        return rows;
    }
}
