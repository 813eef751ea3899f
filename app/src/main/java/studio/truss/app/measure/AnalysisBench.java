package studio.truss.app.measure;

import org.jspecify.annotations.Nullable;

import studio.truss.core.bench.BenchJobs;
import studio.truss.core.bench.PlainWay;
import studio.truss.core.engine.Engine;
import studio.truss.core.engine.EngineJobs;
import studio.truss.core.engine.EngineResult;
import studio.truss.core.media.AudioStream;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.VideoStream;

import java.nio.file.Path;
import java.util.List;

/// Listening to and watching a whole source, against decoding it and making four frames a second
/// small; and the memory that it takes.
public final class AnalysisBench {
    private final Engine engine;
    private final @Nullable Path faceModel;

    public AnalysisBench(Engine engine, @Nullable Path faceModel) {
        this.engine = engine;
        this.faceModel = faceModel;
    }

    public List<Row> run(Path source, MediaInfo info, int rounds) {
        double minutes = info.durationMs() / 60_000.0;
        VideoStream video = info.picture().orElseThrow();
        Meter.Cost[] ours = new Meter.Cost[rounds];
        Meter.Cost[] plain = new Meter.Cost[rounds];
        try (PlainWay way = PlainWay.open()) {
            var request = new BenchJobs.PlainDecode(source, video, info.durationMs(), 0);
            for (int i = 0; i < rounds; i++) {
                ours[i] = Meter.of(() -> analyse(source, info, video));
                plain[i] = Meter.of(() -> way.run(BenchJobs.PLAIN_DECODE, request));
            }
        }
        Meter.Cost a = Meter.Cost.median(ours);
        Meter.Cost b = Meter.Cost.median(plain);
        Meter.Peak peak = Meter.Peak.now();
        String length = Math.round(minutes) + " min";
        return List.of(
                Row.fact("analysis of " + length + ": speed", minutes * 60 / a.wallS(), "x")
                        .against(minutes * 60 / b.wallS())
                        .over(rounds),
                Row.fact("analysis of " + length + ": CPU a minute", a.cpuS() / minutes, "s")
                        .against(b.cpuS() / minutes)
                        .over(rounds),
                Row.fact("analysis of " + length + ": CPU ratio", a.cpuS() / b.cpuS(), "")
                        .over(rounds),
                Row.atMost(
                        "analysis of " + length + ": parent's memory", peak.parentMb(), "MB", 400),
                Row.atMost(
                        "analysis of " + length + ": worker's memory", peak.workerMb(), "MB", 700));
    }

    private void analyse(Path source, MediaInfo info, VideoStream video) {
        AudioStream sound = info.audio();
        if (sound != null) {
            done(engine.listen(source, info, sound, Heartbeat.none()));
        }
        done(
                engine.watch(
                        EngineJobs.Watch.whole(source, video, info.durationMs(), faceModel),
                        Heartbeat.none()));
    }

    private static <R> void done(EngineResult<R> result) {
        if (!(result instanceof EngineResult.Got<R>)) {
            throw new IllegalStateException("the source could not be analysed: " + result);
        }
    }
}
