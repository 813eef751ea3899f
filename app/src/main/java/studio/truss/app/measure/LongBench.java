package studio.truss.app.measure;

import studio.truss.core.bench.BenchJobs;
import studio.truss.core.bench.PlainWay;
import studio.truss.core.clips.Analyst;
import studio.truss.core.clips.watch.Depth;
import studio.truss.core.engine.Engine;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.worker.lane.FaultLog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Whether the cost of an analysis grows with the minutes and with nothing else: the same two
/// minutes copied to several lengths, each analysed by fresh workers. The plain way runs over ten
/// minutes at most and is extrapolated.
public final class LongBench {
    private static final int BASELINE_MINUTES = 10;

    private final Function<Engine, Analyst> analysts;
    private final Path segment;
    private final long segmentMs;

    /// @param segment a short film
    public LongBench(Function<Engine, Analyst> analysts, Path segment, long segmentMs) {
        this.analysts = analysts;
        this.segment = segment;
        this.segmentMs = segmentMs;
    }

    /// @param minutes the lengths, shortest first
    /// @param folder has room for the longest film
    public List<Row> run(List<Integer> minutes, Path folder, List<String> notes) {
        List<Row> rows = new ArrayList<>();
        Path baseline = film(Math.min(BASELINE_MINUTES, minutes.getFirst()), folder);
        double length;
        Meter.Cost plain;
        try (PlainWay way = PlainWay.open()) {
            MediaInfo info = info(baseline);
            length = info.durationMs() / 60_000.0;
            plain = AnalysisBench.plain(way, baseline, info);
        }
        delete(baseline);
        double plainCpuS = plain.cpuS() / length;
        double plainX = length * 60 / plain.wallS();
        for (int each : minutes) {
            Path film = film(each, folder);
            try (Engine engine = Engine.open(FaultLog.none())) {
                rows.addAll(
                        AnalysisBench.once(
                                analysts.apply(engine), film, Depth.COARSE, plainCpuS, plainX));
            }
            delete(film);
        }
        notes.add(
                "the plain way ran over %d minutes and is extrapolated to longer films; every film repeats the same two minutes"
                        .formatted(Math.round(length)));
        return rows;
    }

    private Path film(int minutes, Path folder) {
        Path film = folder.resolve(minutes + ".mp4");
        int times = Math.toIntExact(Math.max(1, minutes * 60_000L / segmentMs));
        try (PlainWay way = PlainWay.open()) {
            way.run(BenchJobs.REPEAT, new BenchJobs.Repeat(segment, segmentMs, times, film));
        }
        return film;
    }

    private static MediaInfo info(Path film) {
        try (Engine engine = Engine.open(FaultLog.none())) {
            if (engine.probe(film) instanceof ProbeResult.Usable(MediaInfo info)) {
                return info;
            }
        }
        throw new IllegalStateException(film + " is not usable");
    }

    private static void delete(Path film) {
        try {
            Files.deleteIfExists(film);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + film, e);
        }
    }
}
