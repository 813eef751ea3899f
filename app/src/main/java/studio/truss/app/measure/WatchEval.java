package studio.truss.app.measure;

import studio.truss.core.bench.BenchJobs;
import studio.truss.core.bench.PlainWay;
import studio.truss.core.clips.Analyst;
import studio.truss.core.clips.watch.Depth;
import studio.truss.core.demo.DemoScript;
import studio.truss.core.demo.LongScript;
import studio.truss.core.engine.Engine;
import studio.truss.core.engine.EngineJobs;
import studio.truss.core.engine.EngineResult;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.Moment;
import studio.truss.core.moments.MomentSettings;
import studio.truss.core.render.Quality;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Whether watching from coarse to fine finds the moments that watching every frame finds: on a
/// scripted stream of 40 minutes that does not repeat, with all signals, and by the picture alone.
public final class WatchEval {
    private static final long SEED = 2026;
    private static final long DURATION_MS = 40 * 60_000;
    private static final long PART_MS = 120_000;
    private static final int TOP = 10;
    private static final double TARGET = 9;
    private static final double SAME_IOU = 0.5;
    private static final Set<String> BY_EAR =
            Set.of("chat", "laughter", "cheer", "loudness", "burst", "speech");

    private final Engine engine;
    private final Analyst analyst;
    private final String encoder;

    /// @param encoder that works on this machine
    public WatchEval(Engine engine, Analyst analyst, String encoder) {
        this.engine = engine;
        this.analyst = analyst;
        this.encoder = encoder;
    }

    /// @param folder for the film
    public List<Row> run(Path folder, Heartbeat heartbeat) {
        Path film = film(folder, heartbeat);
        List<Row> rows = new ArrayList<>();
        rows.addAll(compare("watch", film, Set.of()));
        rows.addAll(compare("watch, picture alone", film, BY_EAR));
        return rows;
    }

    private Path film(Path folder, Heartbeat heartbeat) {
        DemoScript script = LongScript.of(SEED, DURATION_MS);
        List<Path> parts = new ArrayList<>();
        for (long at = 0; at < DURATION_MS; at += PART_MS) {
            Path part = folder.resolve("part-" + at + ".mp4");
            var request =
                    new EngineJobs.Film(
                            script, TimeRange.of(at, at + PART_MS), part, encoder, Quality.DRAFT);
            heartbeat.beat(at, DURATION_MS);
            if (!(engine.film(request, Heartbeat.none()) instanceof EngineResult.Got)) {
                throw new IllegalStateException("the stream could not be drawn");
            }
            parts.add(part);
        }
        Path film = folder.resolve("stream.mp4");
        try (PlainWay way = PlainWay.open()) {
            way.run(BenchJobs.REPEAT, new BenchJobs.Repeat(parts, PART_MS, parts.size(), film));
        }
        return film;
    }

    private List<Row> compare(String name, Path film, Set<String> without) {
        MomentSettings settings = new MomentSettings(TOP, 12_000, 60_000, new TreeSet<>(without));
        AnalysisRun all = AnalysisRun.of(analyst, film, Depth.ALL, settings);
        AnalysisRun coarse = AnalysisRun.of(analyst, film, Depth.COARSE, settings);
        List<Moment> wanted = all.analysis().findings().moments();
        List<Moment> found = coarse.analysis().findings().moments();
        int kept = 0;
        int placed = 0;
        long edges = 0;
        for (int i = 0; i < wanted.size(); i++) {
            for (int k = 0; k < found.size(); k++) {
                TimeRange a = wanted.get(i).range();
                TimeRange b = found.get(k).range();
                if (a.iou(b) >= SAME_IOU) {
                    kept++;
                    placed += i == k ? 1 : 0;
                    edges = Math.max(edges, Math.abs(a.startMs() - b.startMs()));
                    edges = Math.max(edges, Math.abs(a.endMs() - b.endMs()));
                }
            }
        }
        Row same =
                without.isEmpty()
                        ? Row.atLeast(name + ": of the top ten, found", kept, "", TARGET)
                        : Row.fact(name + ": of the top ten, found", kept, "");
        return List.of(
                same,
                Row.fact(name + ": in the same place", placed, ""),
                Row.fact(name + ": farthest edge of the same moment", (double) edges, "ms"),
                Row.fact(name + ": CPU", coarse.cost().cpuS(), "s").against(all.cost().cpuS()));
    }
}
